#include "sensors/formats/compression.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kPieceBytes = std::size_t{1} << 16;
constexpr int kWindowLog = 26;  // 64 MiB: what a frame may ask for before it has given anything

Uncompressed fault(Kind kind, std::string detail) {
  return {.fault = Uncompressed::Fault{.kind = kind, .detail = std::move(detail)}};
}

Uncompressed too_large(std::size_t most_bytes) {
  return fault(Kind::TooLarge, "is more than " + std::to_string(most_bytes) + " bytes once uncompressed");
}

// Room for the next piece behind `used` bytes; empty text grows by doubling so that copies stay few.
void make_room(std::string& text, std::size_t used, std::size_t most_bytes) {
  if (used < text.size()) return;
  text.resize(std::min(std::max(used * 2, used + kPieceBytes), most_bytes + 1));
}

class Inflater {
 public:
  // 16: a gzip header is asked for. Says no only when memory is short.
  Inflater() { ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  bool ready() const { return ready_; }
  z_stream& stream() { return stream_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

Uncompressed from_gzip(std::string_view document, std::size_t most_bytes) {
  if (document.size() > std::numeric_limits<uInt>::max()) return fault(Kind::TooLarge, "over 4 GiB");
  Inflater inflater;
  if (!inflater.ready()) return fault(Kind::BadValue, "gzip: no memory to read it");
  z_stream& stream = inflater.stream();
  // zlib's interface is older than const; it does not write here.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(document.data()));
  stream.avail_in = static_cast<uInt>(document.size());
  Uncompressed done;
  std::size_t used = 0;
  while (true) {
    make_room(done.text, used, most_bytes);
    const std::size_t room = std::min<std::size_t>(done.text.size() - used, std::numeric_limits<uInt>::max());
    stream.next_out = reinterpret_cast<Bytef*>(done.text.data() + used);
    stream.avail_out = static_cast<uInt>(room);
    const int code = inflate(&stream, Z_NO_FLUSH);
    used += room - stream.avail_out;
    if (used > most_bytes) return too_large(most_bytes);
    if (code == Z_STREAM_END) {
      if (stream.avail_in == 0) break;
      inflateReset(&stream);  // the next member
      continue;
    }
    if (code == Z_BUF_ERROR || (code == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
      return fault(Kind::BadValue, "gzip: cut off");
    if (code != Z_OK)
      return fault(Kind::BadValue,
                   std::string{"gzip: damaged, or none: "} + (stream.msg ? stream.msg : "unreadable"));
  }
  done.text.resize(used);
  return done;
}

struct FreeZstd {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

Uncompressed from_zstd(std::string_view document, std::size_t most_bytes) {
  const std::unique_ptr<ZSTD_DStream, FreeZstd> stream{ZSTD_createDStream()};
  if (!stream || ZSTD_isError(ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kWindowLog)))
    return fault(Kind::BadValue, "zstd: no memory to read it");
  ZSTD_inBuffer in{.src = document.data(), .size = document.size(), .pos = 0};
  Uncompressed done;
  std::size_t used = 0;
  while (true) {
    make_room(done.text, used, most_bytes);
    ZSTD_outBuffer out{.dst = done.text.data() + used, .size = done.text.size() - used, .pos = 0};
    const std::size_t hint = ZSTD_decompressStream(stream.get(), &out, &in);
    used += out.pos;
    if (ZSTD_isError(hint))
      return fault(Kind::BadValue, std::string{"zstd: damaged, or none: "} + ZSTD_getErrorName(hint));
    if (used > most_bytes) return too_large(most_bytes);
    if (in.pos == in.size && hint == 0) break;
    if (in.pos == in.size && out.pos < out.size) return fault(Kind::BadValue, "zstd: cut off");
  }
  done.text.resize(used);
  return done;
}

}  // namespace

Uncompressed uncompressed(std::string_view document, Compression compression, std::size_t most_bytes) {
  switch (compression) {
    case Compression::Gzip:
      return from_gzip(document, most_bytes);
    case Compression::Zstd:
      return from_zstd(document, most_bytes);
    case Compression::None:
      break;
  }
  if (document.size() > most_bytes) return too_large(most_bytes);
  return {.text = std::string{document}};
}

}  // namespace city
