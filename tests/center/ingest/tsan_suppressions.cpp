// What ThreadSanitizer cannot see: libpaho-mqttpp3 is not instrumented, so the reference counts of its tokens, let go on its
// own threads, look like races with ours. Only those functions are named: what a message callback does is watched.
// Threads: read by the runtime before main().
extern "C" const char* __tsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __tsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "race:mqtt::async_client::remove_token\n"
         "race:mqtt::token::on_success\n"
         "race:mqtt::token::on_failure\n";
}
