#include "app/quarantine.hpp"

namespace holdfast::app {

static outgoing::Scanned scan_bytes(const outgoing::ScannerPlace& place, std::string_view bytes) {
    return outgoing::scan(place, [&bytes](std::span<char> piece) {
        const auto taken = bytes.copy(piece.data(), piece.size());
        bytes.remove_prefix(taken);
        return taken;
    });
}

Outcome<Scanners> scanners(const std::string& address) {
    if (address.empty()) return Scanners{};
    const auto place = TRY(outgoing::scanner_place(address));
    return Scanners{.of_files = [place](const std::string& path) { return outgoing::scan_file(place, path); },
                    .of_bytes = [place](std::string_view bytes) { return scan_bytes(place, bytes); }};
}

Outcome<attachments::Quarantine> scan_quarantine(Program& program, const std::string& address) {
    const auto scan = TRY(scanners(address));
    return attachments::scan_waiting(program.journal(), program.keys(), scan.of_bytes);
}

}  // namespace holdfast::app
