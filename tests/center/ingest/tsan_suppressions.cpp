// What ThreadSanitizer cannot see: libpaho-mqttpp3 is not instrumented, so the reference counts of its tokens, let go on its
// own threads, look like races with ours. Only those functions are named: what a message callback does is watched.
// Threads: read by the runtime before main().
// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming): the runtime's own name
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "race:mqtt::async_client::remove_token\n"
         "race:mqtt::token::on_success\n"
         "race:mqtt::token::on_failure\n";
}
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)
