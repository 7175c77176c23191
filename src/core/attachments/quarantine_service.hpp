#pragma once

#include "core/attachments/attachment.hpp"
#include "core/outgoing/scanner.hpp"
#include "core/trail/journal.hpp"

#include <functional>
#include <string_view>

namespace holdfast::attachments {

/// Asks the virus scanner about what a file holds.
using ScanBytes = std::function<outgoing::Scanned(std::string_view bytes)>;

/// How many versions were looked at.
struct Quarantine {
    int clean{};
    int infected{};
};

/// Has everything looked at that the scanner has not answered about: what came while it gave no answer, and what came before there was one. What is infected
/// loses its bytes, and who sent it is told. Stops at the first file without an answer, which comes last the next time. For the product itself.
Quarantine scan_waiting(trail::Journal& journal, const trail::KeyFolder& keys, const ScanBytes& scan);

}  // namespace holdfast::attachments
