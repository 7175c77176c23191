#include "app/program.hpp"

#include "app/features.hpp"
#include "app/roles.hpp"
#include "base/log.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/policy/record_store.hpp"
#include "core/questionnaires/sheet_store.hpp"
#include "core/records/serial_store.hpp"
#include "core/access/account_store.hpp"
#include "core/trail/seal_store.hpp"
#include "core/sign_in/sealing.hpp"
#include "core/trail/trail_store.hpp"
#include "core/vault/rotation_service.hpp"
#include "core/vault/vault_store.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <sstream>

namespace holdfast::app {

std::string version() { return HOLDFAST_VERSION; }

std::string data_folder() {
    namespace fs = std::filesystem;
    if (const char* chosen = std::getenv("HOLDFAST_DATA")) return chosen;
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& candidate : {program / "../../data", program / "../share/holdfast", fs::path(HOLDFAST_SOURCE_FOLDER) / "data"})
        if (fs::is_directory(candidate)) return fs::canonical(candidate).string();
    return HOLDFAST_SOURCE_FOLDER "/data";
}

static std::vector<store::Migration> every_migration(const std::vector<site::Feature>& features) {
    std::vector<store::Migration> all = trail::migrations();
    const auto add = [&](const std::vector<store::Migration>& more) { all.insert(all.end(), more.begin(), more.end()); };
    add(access::migrations());
    add(records::migrations());
    add(clocks::migrations());
    add(policy::migrations());
    add(vault::migrations());
    add(questionnaires::migrations());
    for (const auto& feature : features) add(feature.migrations);
    return all;
}

static std::int64_t entries_of(trail::Journal& journal) {
    return *journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::int64_t> { return trail::latest_sequence(view); });
}

Program::Program(std::string_view database_url, std::string partnership, Clock clock, Setting setting)
    : url_(database_url),
      database_(store::Database::open(database_url)),
      partnership_(std::move(partnership)),
      keys_(trail::key_folder_for(database_url)),
      mail_(std::move(setting.mail)),
      log_beside_(std::move(setting.log_beside)),
      log_(Log::with(log_beside_)),
      journal_(*database_, std::move(clock)),
      roles_(every_role()),
      features_(every_feature(roles_, partnership_, {.keys = keys_, .mail = mail_, .parties = parties_, .log = log_, .has_gallery = setting.has_gallery})) {
    database_->migrate(every_migration(features_));
    entries_at_first_ = entries_of(journal_);
}

/// What cannot be sealed now is sealed by the next program that writes; the records themselves are safe.
Program::~Program() {
    if (url_ == "sqlite::memory:") return;  // gone with this program
    try {
        if (entries_of(journal_) != entries_at_first_) trail::seal(*database_, keys_, journal_.now());
    } catch (const std::exception& fault) {
        log_.fault("trail_not_sealed", {{"why", fault.what()}});
    }
}

/// The keys go with the records, unless there is one already where the copy's keys are looked for.
static void copy_keys(trail::Journal& journal, const trail::KeyFolder& from, const trail::KeyFolder& to) {
    if (from.path() != to.path()) journal.database().read([&](store::Reader& reader) { trail::hand_over_log_key(reader, from, to); });
    (void)journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Done> {
        vault::hand_over_keys(view, from, to);
        return Done{};
    });
    const auto seed = from.find_seed(sign_in::sealing_key_name);
    if (seed && !to.find_seed(sign_in::sealing_key_name)) to.keep_text(sign_in::sealing_key_name, *seed);
}

void Program::copy_to_server(const std::string& url) {
    trail::seal(*database_, keys_, journal_.now());
    store::copy_to_server(url_, url, every_migration(features_));
    copy_keys(journal_, keys_, trail::KeyFolder(trail::key_folder_for(url)));
}

std::vector<const exchange::ImportKind*> Program::import_kinds() const {
    std::vector<const exchange::ImportKind*> kinds;
    for (const auto& feature : features_)
        for (const auto& kind : feature.imports) kinds.push_back(&kind);
    return kinds;
}

const exchange::ImportKind* Program::find_import_kind(std::string_view name) const {
    for (const auto* kind : import_kinds())
        if (kind->name == name) return kind;
    return nullptr;
}

std::vector<const site::ListingCommand*> Program::listings() const {
    std::vector<const site::ListingCommand*> all;
    for (const auto& feature : features_)
        for (const auto& listing : feature.listings) all.push_back(&listing);
    return all;
}

Outcome<Done> Program::import_file(const trail::Actor& actor, std::string reason, const exchange::ImportKind& kind, const std::string& path, bool is_dry_run,
                                   exchange::ImportReport& report) {
    if (!actor.may(kind.permission)) return forbidden();
    const std::string bytes = TRY(read_file(path));
    return journal_.change(actor, std::move(reason), [&](trail::Change& change) {
        report = {};
        return exchange::import_file(change, kind, bytes, is_dry_run, report);
    });
}

std::optional<Format> parse_format(std::string_view text) {
    if (text == "table") return Format::table;
    if (text == "csv") return Format::csv;
    if (text == "json") return Format::json;
    return std::nullopt;
}

std::string formatted(const exchange::Listing& listing, Format format) {
    switch (format) {
        case Format::csv: return exchange::to_csv(listing);
        case Format::json: return exchange::to_json(listing);
        case Format::table: break;
    }
    return exchange::to_table(listing);
}

static constexpr std::uintmax_t most_bytes = 256 * 1024 * 1024;

static Outcome<std::string> read_standard_input() {
    std::string bytes;
    std::array<char, 65'536> piece{};
    while (std::cin.read(piece.data(), piece.size()) || std::cin.gcount() > 0) {
        bytes.append(piece.data(), static_cast<std::size_t>(std::cin.gcount()));
        if (bytes.size() > most_bytes) return invalid("standard input is larger than 256 MB");
    }
    if (std::cin.bad()) return invalid("standard input cannot be read to its end");
    return bytes;
}

Outcome<std::string> read_file(const std::string& path) {
    if (path == standard_input) return read_standard_input();
    if (std::filesystem::is_directory(path)) return invalid(fmt::format("{} is a folder, not a file", path));
    if (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path)) return invalid(fmt::format("{} is not a file of records", path));
    if (std::filesystem::exists(path) && std::filesystem::file_size(path) > most_bytes) return invalid(fmt::format("{} is larger than 256 MB", path));
    std::ifstream file(path, std::ios::binary);
    if (!file) return invalid(fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (bytes.bad()) return invalid(fmt::format("{} cannot be read to its end: {}", path, std::strerror(errno)));
    return std::move(bytes).str();
}

}  // namespace holdfast::app
