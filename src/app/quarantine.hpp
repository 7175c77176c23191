#pragma once

#include "app/program.hpp"
#include "core/attachments/quarantine_service.hpp"

#include <functional>
#include <string>

namespace holdfast::app {

/// What looks at files as they come, and at what waits in quarantine; nothing where nobody asked for it.
struct Scanners {
    std::function<outgoing::Scanned(const std::string& path)> of_files{};
    attachments::ScanBytes of_bytes{};
};
/// Those of the scanner at this address. Refused for one that is not of this machine.
Outcome<Scanners> scanners(const std::string& address);

/// Has the scanner at this address look at what waits in quarantine, once.
Outcome<attachments::Quarantine> scan_quarantine(Program& program, const std::string& address);

}  // namespace holdfast::app
