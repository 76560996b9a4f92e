// The wall on its windows: polls hands, orders and monitors, draws what changed, measures itself, remembers.
//
// A frame is drawn when the view moved, a hand or an order came, something glides, or half a second has passed (clock and blinking
// go on). Reads the machine's clock. Threads: the process's first (the window system's rule).
#pragma once
#include "center/commands/live_city.hpp"
#include "center/commands/options.hpp"
#include "center/commands/stop_signal.hpp"

namespace city {

// Until a hand quits or a signal comes; the exit code.
int run_windows(const CommandLine& line, LiveCity& city, StopSignal& stop);

}  // namespace city
