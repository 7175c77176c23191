#pragma once

#include "base/outcome.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace holdfast::outgoing {

/// Where clamd listens: a socket of this machine in `path`, or, where that is empty, a port of its loopback.
struct ScannerPlace {
    std::string path{};
    std::string host{};
    std::uint16_t port{};
    std::chrono::milliseconds longest_silence{60'000};  ///< how long it may take over one step
};

/// The scanner at `unix:/PATH`, `tcp://127.0.0.1:PORT` or `tcp://[::1]:PORT`. Refused for anything else: what people send in does not cross a network to be scanned.
Outcome<ScannerPlace> scanner_place(std::string_view address);

/// What the scanner says of a file.
struct Scanned {
    enum class Verdict : std::uint8_t { clean, infected, unknown };
    Verdict verdict{Verdict::unknown};
    std::string words{};  ///< the signature that was found, or why nothing is known
};

/// Gives the next bytes, 0 at the end.
using NextBytes = std::function<std::size_t(std::span<char>)>;

/// Asks clamd about what `next` gives, piece by piece as it comes (its command INSTREAM). Never throws for a scanner that is not there or breaks off: then the verdict is `unknown`.
Scanned scan(const ScannerPlace& place, const NextBytes& next);
/// The same of a file of this machine.
Scanned scan_file(const ScannerPlace& place, const std::string& path);

}  // namespace holdfast::outgoing
