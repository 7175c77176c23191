#pragma once

#include "core/attachments/attachment.hpp"
#include "core/notices/kind.hpp"
#include "core/outgoing/scanner.hpp"
#include "core/trail/journal.hpp"

#include <functional>
#include <string_view>

namespace holdfast::attachments {

/// To whoever sent a file that waited in quarantine.
inline constexpr notices::Kind attachment_released{"attachment_released", "A file that you sent is out of quarantine"},
    attachment_infected{"attachment_infected", "A file that you sent was infected"};

/// Asks the virus scanner about what a file holds.
using ScanBytes = std::function<outgoing::Scanned(std::string_view bytes)>;

/// How many versions were looked at.
struct Quarantine {
    int clean{};
    int infected{};
};

/// Has everything looked at that the scanner has not answered about: what came while it gave no answer, and what came before there was one. What is infected
/// loses its bytes. Who sent it is told, of either. Stops at the first file without an answer, which comes last the next time. For the product itself.
Quarantine scan_waiting(trail::Journal& journal, const trail::KeyFolder& keys, const ScanBytes& scan);

}  // namespace holdfast::attachments
