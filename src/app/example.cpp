#include "app/example.hpp"

#include "app/import_reference.hpp"
#include "core/access/account_service.hpp"
#include "core/access/account_store.hpp"
#include "core/access/grant.hpp"
#include "core/access/secret.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/county/county_service.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/trail/trail_store.hpp"
#include "features/lado/permissions.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace holdfast::app {

static constexpr std::string_view example_reason = "Example partnership";

/// The order matters: values need their indicators, overrides their values.
static constexpr std::array order{"agencies",   "agreements", "retention",  "glossary",    "members",   "groups",     "budget",
                                  "plan",       "indicators", "targets",    "values",      "published", "series",     "overrides",
                                  "narratives", "narrative",  "statistics", "comparators", "districts", "allegations",
                                  "hub-contacts", "early-help"};

struct ExampleFile {
    std::string kind{}, path{};
    std::ptrdiff_t before{};  ///< how many files of its kind come before it
};

/// `statistics.csv`, then every `statistics-NAME.csv` by name.
static std::vector<ExampleFile> files_of_example(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code ignored;
    for (const auto& each : std::filesystem::directory_iterator(folder, ignored)) paths.push_back(each.path().string());
    std::ranges::sort(paths);
    std::vector<ExampleFile> files;
    for (const std::string kind : order) {
        std::ptrdiff_t before = 0;
        const auto first = fmt::format("{}/{}.csv", folder, kind), others = fmt::format("{}/{}-", folder, kind);
        if (std::ranges::find(paths, first) != paths.end()) files.push_back({kind, first, before++});
        for (const auto& path : paths)
            if (path.starts_with(others) && path.ends_with(".csv")) files.push_back({kind, path, before++});
    }
    return files;
}

static Refusal refused_file(const std::string& path, const Refusal& refusal, const exchange::ImportReport& report) {
    std::string words = fmt::format("{}: {}", path, in_words(refusal));
    for (const auto& rejection : report.rejections)
        words += fmt::format("\n  line {}, column {}, \"{}\": {}", rejection.line, rejection.column, rejection.value, rejection.reason);
    return invalid(std::move(words));
}

static std::vector<trail::TrailEntry> imports_of(trail::View& view, std::string_view kind) {
    constexpr int more_than_any = 1'000'000;
    return trail::events_about(view, {"import", std::string(kind)}, more_than_any);
}

static bool is_of_example(const trail::TrailEntry& event) { return event.reason == example_reason; }

/// Whether this file of the example was loaded before: then it stays as people have left it since.
static Outcome<bool> was_loaded(Program& program, const trail::Actor& actor, const ExampleFile& file) {
    return program.journal().view(
        actor, [&](trail::View& view) -> Outcome<bool> { return std::ranges::count_if(imports_of(view, file.kind), is_of_example) > file.before; });
}

/// A partnership that imported records of its own would have the example's among them for good: refused, before any of it is loaded.
static Outcome<Done> require_no_other_records(Program& program, const trail::Actor& actor) {
    return program.journal().view(actor, [](trail::View& view) -> Outcome<Done> {
        std::string_view imported;
        for (const auto kind : import_kind_names()) {
            const auto imports = imports_of(view, kind);
            if (std::ranges::any_of(imports, is_of_example)) return Done{};
            if (!imports.empty()) imported = kind;
        }
        if (imported.empty()) return Done{};
        return conflict(fmt::format("this database holds a partnership's own records (imported: {}); load the example into a new one", imported));
    });
}

Outcome<Done> load_example(Program& program, const trail::Actor& actor, const ExampleProgress& progress) {
    const std::string folder = data_folder() + "/examples/cumbria-2016-17";
    TRY(require_no_other_records(program, actor));
    const auto files = files_of_example(folder);
    if (files.empty()) return invalid(fmt::format("The example partnership was not found in {}; set HOLDFAST_DATA to the data folder", folder));
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& file = files[i];
        progress(static_cast<int>(i) + 1, static_cast<int>(files.size()), std::filesystem::path(file.path).stem().string());
        const auto* kind = program.find_import_kind(file.kind);
        if (kind == nullptr) return invalid(fmt::format("{} is not a kind of file that can be imported", file.kind));
        if (TRY(was_loaded(program, actor, file))) continue;
        exchange::ImportReport report;
        const auto loaded = program.import_file(actor, std::string(example_reason), *kind, file.path, false, report);
        if (!loaded) return refused_file(file.path, loaded.refusal(), report);
    }
    return Done{};
}

Outcome<std::size_t> load_example_children(Program& program, const trail::Actor& actor, const ExampleChildren& children) {
    county::CountyOrder wanted{.seed = children.seed};
    if (children.about > 0) wanted.scale = static_cast<double>(children.about) / static_cast<double>(county::children_of_published);
    return program.journal().change(actor, std::string(example_reason), [&](trail::Change& change) -> Outcome<std::size_t> {
        const auto added = county::load_county(change, calendar::load_calendar(change), wanted, "cumbria-county-council");
        if (added == 0) return conflict("there are children already");
        return added;
    });
}

/// A new file that only its owner can read, written whole.
static void write_private_file(const std::string& path, const std::string& text) {
    store::require_ordinary_file(path, true);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || ::fchmod(file, 0600) != 0 || ::write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size()) || ::fsync(file) != 0 ||
        ::close(file) != 0)
        throw std::system_error(errno, std::generic_category(), path);
}

static std::string user_name_for(std::string_view role) {
    std::string name(role);
    std::ranges::replace(name, '_', '-');
    return name;
}

static Outcome<bool> has_accounts(Program& program, const trail::Actor& actor) {
    return program.journal().view(actor, [](trail::View& view) -> Outcome<bool> { return access::has_accounts(view); });
}

Outcome<Done> require_free_accounts_file(Program& program, const trail::Actor& actor, const std::string& file) {
    if (TRY(has_accounts(program, actor))) return Done{};
    return require_free_accounts_file(file);
}

Outcome<Done> require_free_accounts_file(const std::string& file) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    if (ignored || size == 0) return Done{};
    return conflict(
        fmt::format("{} is there already and may hold the passwords of another database; move it away, or name another file with --accounts", file));
}

struct MadeAccount {
    Id<trail::Account> id{};
    const access::NewAccount* account{};
};
using ByName = std::map<std::string, MadeAccount>;

static trail::Actor acting(const Program& program, const MadeAccount& made) {
    const auto* role = access::find_role(program.roles(), made.account->roles.front());
    return {.account = made.id, .name = made.account->name, .agency = made.account->agency, .roles = {role}, .address = "command line"};
}

/// The operator has no part in vaults: two of the accounts name the readers of that of allegations, as two people would.
static Outcome<Done> name_reader(Program& program, const ByName& accounts, const std::string& reader) {
    const auto first = acting(program, accounts.at("board-business-manager")), second = acting(program, accounts.at("administrator"));
    const policy::VaultReader wanted{
        .vault = std::string(lado::vault_name), .account = accounts.at(reader).id, .reason = "Deals with allegations for the council"};
    const auto proposed =
        TRY(program.journal().change(first, std::string(example_reason), [&](trail::Change& change) { return policy::propose_vault_reader(change, wanted); }));
    return program.journal().change(second, std::string(example_reason), [&](trail::Change& change) { return policy::confirm_vault_reader(change, proposed); });
}

Outcome<std::size_t> make_example_accounts(Program& program, const trail::Actor& actor, const std::string& file) {
    if (TRY(has_accounts(program, actor))) return std::size_t{0};
    TRY(require_free_accounts_file(program, actor, file));
    std::vector<access::NewAccount> accounts;
    std::string lines;
    const auto add = [&](std::string user_name, std::string name, const char* agency, const Role& role) {
        accounts.push_back({.user_name = std::move(user_name),
                            .name = std::move(name),
                            .agency = agency,
                            .password = access::random_token().substr(0, 20),
                            .roles = {std::string(role.key)},
                            .partnership = program.partnership()});
        lines += fmt::format("{:<32} {}\n", accounts.back().user_name, accounts.back().password);
    };
    for (const auto& role : program.roles()) add(user_name_for(role.key), fmt::format("Example {}", role.label), "Example partnership", role);
    // The synthetic children are the council's: by these accounts their records can be seen, and given to somebody.
    for (const auto& role : program.roles())
        if (role.key == "social_worker") add("council-social-worker", "Example social worker of the council", "cumbria-county-council", role);
        else if (role.key == "agency_safeguarding_lead")
            add("council-safeguarding-lead", "Example safeguarding lead of the council", "cumbria-county-council", role);
        else if (role.key == "early_help_coordinator")
            add("council-early-help-coordinator", "Example early help coordinator of the council", "cumbria-county-council", role);
        else if (role.key == "hub_officer") add("council-hub-officer", "Example hub officer of the council", "cumbria-county-council", role);
        else if (role.key == "hub_manager") add("council-hub-manager", "Example hub manager of the council", "cumbria-county-council", role);
        else if (role.key == "designated_officer") {
            add("council-designated-officer", "Example designated officer of the council", "cumbria-county-council", role);
            add("council-designated-officer-2", "Example second designated officer of the council", "cumbria-county-council", role);
        } else if (role.key == "designated_officers_manager")
            add("council-designated-officers-manager", "Example designated officers' manager of the council", "cumbria-county-council", role);
    write_private_file(file, lines);  // before the accounts, so that no password is ever lost
    ByName by_name;
    for (const auto& account : accounts) by_name[account.user_name] = {TRY(access::add_account(program.journal(), actor, account, program.roles())), &account};
    for (const std::string reader : {"council-designated-officer", "council-designated-officer-2", "council-designated-officers-manager"})
        TRY(name_reader(program, by_name, reader));
    return accounts.size();
}

}  // namespace holdfast::app
