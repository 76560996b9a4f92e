# city_fuzz(NAME SOURCE file USES parts …): a function LLVMFuzzerTestOneInput, and two ways to run it.
#
# Always: fuzz_NAME replays every prefix and many single-byte mutations of each seed in tests/fuzz/seeds/NAME/, as the
# ctest entry fuzz.NAME; a seed that once broke something stays there as its regression test.
# With the preset `fuzz` (clang, CITYGLASS_FUZZ=ON): fuzz_NAME is the libFuzzer program; ctest still replays the seeds,
# and ./run fuzz NAME searches on.
option(CITYGLASS_FUZZ "Link fuzz targets with libFuzzer; needs clang" OFF)
if(CITYGLASS_FUZZ AND NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  message(FATAL_ERROR "CITYGLASS_FUZZ needs clang: cmake --preset fuzz   (on Debian: apt-get install clang)")
endif()

function(city_fuzz name)
  cmake_parse_arguments(arg "" "SOURCE" "USES" ${ARGN})
  set(seeds ${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${name})
  file(GLOB found CONFIGURE_DEPENDS ${seeds}/*)
  if(NOT found)
    message(FATAL_ERROR "fuzz target ${name} has no seed: write at least one by hand into tests/fuzz/seeds/${name}/")
  endif()
  add_executable(fuzz_${name} ${arg_SOURCE})
  target_link_libraries(fuzz_${name} PRIVATE city_options ${arg_USES})
  if(CITYGLASS_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} -runs=2000 -seed=1 -max_len=4096 ${seeds})
  else()
    target_sources(fuzz_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cpp)
    add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${seeds})
  endif()
  set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 300)
endfunction()
