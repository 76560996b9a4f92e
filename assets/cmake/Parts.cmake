# city_part(NAME SOURCES … USES our parts … OWNS foreign libraries …): one folder, one static library.
# Foreign libraries are PRIVATE: their headers are out of reach for everybody else.
function(city_part name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;OWNS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC city_options ${arg_USES} PRIVATE ${arg_OWNS})
endfunction()

# city_test(NAME SOURCES … USES …): one GoogleTest binary; every TEST is a ctest entry of its own.
function(city_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE city_options ${arg_USES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE CITYGLASS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 120)
endfunction()
