# Flags shared by every part of ours.
add_library(city_options INTERFACE)
target_compile_features(city_options INTERFACE cxx_std_20)
target_include_directories(city_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(city_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast $<$<BOOL:${CITYGLASS_WERROR}>:-Werror>)
target_compile_definitions(city_options INTERFACE CITYGLASS_VERSION="${PROJECT_VERSION}")
set(CMAKE_CXX_EXTENSIONS OFF)

if(CITYGLASS_SANITIZE)  # global on purpose: every object in the process must agree, Dear ImGui included
  add_compile_options(-fsanitize=${CITYGLASS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CITYGLASS_SANITIZE})
endif()
