#pragma once

#include "base/log.hpp"
#include "base/outcome.hpp"
#include "core/access/account.hpp"
#include "core/open_id/party.hpp"
#include "core/notices/mail_settings.hpp"
#include "core/site/feature.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/key_folder.hpp"
#include "store/unsuitable.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::app {

/// The version that pages and `--version` print.
std::string version();
/// The folder of files that the product ships (the example partnership): HOLDFAST_DATA, or `data` beside the sources or the program.
std::string data_folder();

/// What the operator sets for the whole program.
struct Setting {
    notices::MailSettings mail{};
    Log::Sink log_beside{};   ///< where each line of the log goes beside standard error
    bool has_gallery{false};  ///< whether the gallery of components is served: for those who work on the pages, not where people work
};

/// The product put together on one database: every slice, every role, and the two doors to the records.
class Program {
public:
    /// Opens the database and brings its schema up to date. Throws what store::Database::open and migrate throw.
    explicit Program(std::string_view database_url, std::string partnership = "Safeguarding partnership", Clock clock = system_now, Setting setting = {});
    /// Seals the trail where this program wrote into it.
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The name on every page.
    const std::string& partnership() const { return partnership_; }

    trail::Journal& journal() { return journal_; }
    /// Where the keys of this database are kept, apart from it.
    const trail::KeyFolder& keys() const { return keys_; }
    /// How mail leaves, and whether it does.
    const notices::MailSettings& mail() const { return mail_; }
    /// What goes wrong is said here, line by line.
    const Log& log() const { return log_; }
    /// The same for what says much: see Log::gathering.
    Log gathering_log() const { return Log::gathering(log_beside_); }
    /// The identity providers that people may sign in with; to be given before the site is served.
    open_id::Parties& parties() { return *parties_; }
    const std::vector<Role>& roles() const { return roles_; }
    const std::vector<site::Feature>& features() const { return features_; }

    /// The kind of file of this name, or nothing.
    const exchange::ImportKind* find_import_kind(std::string_view name) const;
    std::vector<const exchange::ImportKind*> import_kinds() const;
    std::vector<const site::ListingCommand*> listings() const;

    /// Loads one file; the report says what it did or would do. Refused, with the report filled, when a row is rejected.
    Outcome<Done> import_file(const trail::Actor& actor, std::string reason, const exchange::ImportKind& kind, const std::string& path, bool is_dry_run,
                              exchange::ImportReport& report);

    /// Copies every record of this database, an embedded one, into the empty server database at `url`: all rows or none.
    void copy_to_server(const std::string& url);

private:
    std::string url_;
    std::unique_ptr<store::Database> database_;
    std::string partnership_;
    trail::KeyFolder keys_;
    notices::MailSettings mail_;
    Log::Sink log_beside_;
    Log log_;
    trail::Journal journal_;
    std::int64_t entries_at_first_{};
    std::vector<Role> roles_;
    std::shared_ptr<open_id::Parties> parties_ = std::make_shared<open_id::Parties>();
    std::vector<site::Feature> features_;
};

enum class Format { table, csv, json };
std::optional<Format> parse_format(std::string_view text);
std::string formatted(const exchange::Listing& listing, Format format);

/// Stands for what is piped into the program where a file is read.
inline constexpr std::string_view standard_input = "-";
/// The contents of a file, or a refusal that names it and says why it cannot be read.
Outcome<std::string> read_file(const std::string& path);

}  // namespace holdfast::app
