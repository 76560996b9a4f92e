// Runs a fuzz target without libFuzzer: for every seed file, each of its prefixes and each of its bytes
// replaced by a few bytes that parsers trip over. Deterministic, a few thousand runs per seed, so that every
// build exercises every target.
//
//   fuzz_NAME FILE-OR-FOLDER…      0: all ran; 1: no seed found; a crash or a sanitizer report ends the
//   process
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRunsPerSeed = 4096;  // bounds a long seed: cuts are then taken at even steps
constexpr std::array<char, 6> kTroublesome{'\0', '\xff', '"', '{', '<', '9'};

// A copy of exactly this size on the heap, so that AddressSanitizer sees a read one byte past the end.
void run(std::string_view bytes) {
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

std::size_t replay(const std::string& seed) {
  std::size_t runs = 0;
  const std::size_t step = std::max<std::size_t>(1, seed.size() * (1 + kTroublesome.size()) / kRunsPerSeed);
  for (std::size_t at = 0; at < seed.size(); at += step) {
    run(std::string_view(seed).substr(0, at));
    std::string mutated = seed;
    for (const char replacement : kTroublesome) {
      mutated[at] = replacement;
      run(mutated);
    }
    runs += 1 + kTroublesome.size();
  }
  run(seed);
  return runs + 1;
}

std::vector<fs::path> seeds_under(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  std::size_t runs = 0;
  for (int i = 1; i < argc; ++i) {
    for (const fs::path& path : seeds_under(argv[i])) {
      std::ifstream file(path, std::ios::binary);
      if (!file) continue;
      runs += replay({std::istreambuf_iterator<char>(file), {}});
      ++files;
    }
  }
  std::printf("%zu runs over %zu seeds\n", runs, files);
  return files > 0 ? 0 : 1;
}
