#include "cli/audit.hpp"
#include "cli/care_records.hpp"
#include "cli/census.hpp"
#include "cli/census_records.hpp"
#include "cli/command.hpp"
#include "cli/indicators.hpp"
#include "cli/mail.hpp"
#include "cli/quarantine.hpp"
#include "cli/returns.hpp"
#include "cli/serve.hpp"
#include "cli/vault.hpp"
#include "cli/words.hpp"

#include "app/audit.hpp"
#include "app/user.hpp"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <system_error>
#include <unistd.h>

namespace holdfast::cli {

static int run_migrate(const Globals& globals) {
    const auto program = open_program(globals);
    fmt::print(stderr, "The database is up to date.\n");
    return done;
}

static int run_backup(const Globals& globals, const std::string& file) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    Progress progress;
    progress.show(0, 1, "copying the database");
    open_program(globals)->journal().database().backup(file);
    progress.clear();
    fmt::print(stderr, "The backup is in {}\n", file);
    return done;
}

static int run_restore(const Globals& globals, const std::string& file) {
    Progress progress;
    progress.show(0, 2, "putting the backup in place");
    store::restore(globals.database, file);
    progress.show(1, 2, "checking the trail");
    const auto accepted = app::accept_restored(*open_program(globals), actor_of(globals), globals.reason);
    progress.clear();
    if (!accepted) return report_refusal(accepted.refusal());
    fmt::print(stderr, "The database was restored from {}\n", file);
    return done;
}

static int run_copy(const Globals& globals, const std::string& url) {
    if (!url.starts_with("postgresql://") && !url.starts_with("postgres://")) {
        fmt::print(stderr, "holdfast: a database is copied to an address such as postgresql://server/database\n");
        return usage;
    }
    if (!globals.database.starts_with("sqlite:")) return report_refusal(invalid("only an embedded database, sqlite:PATH, is copied to a server"));
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    Progress progress;
    progress.show(0, 1, "copying every record");
    open_program(globals)->copy_to_server(url);
    progress.clear();
    fmt::print(stderr, "Every record is in the server database now. Say --database or HOLDFAST_DATABASE with its address from here on.\n");
    return done;
}

/// The password comes from a terminal or a pipe, never from the command line, where others could read it.
static std::string read_password() {
    std::string password;
    if (::isatty(STDIN_FILENO) == 1) {
        password = ::getpass("Password (15 characters or more): ");
    } else {
        std::getline(std::cin, password);
    }
    return password;
}

static int run_user_add(const Globals& globals, access::NewAccount account) {
    const auto program = open_program(globals);
    account.password = read_password();
    const auto added = app::add_user(*program, actor_of(globals), std::move(account));
    if (!added) return report_refusal(added.refusal());
    fmt::print(stderr, "The account was added.\n");
    return done;
}

/// The command line as it is declared; `run` is set by the command that was called.
class CommandLine {
public:
    CommandLine() {
        app_.set_version_flag("--version", app::version());
        app_.set_help_flag("-h,--help", "Print this help and exit");
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.footer("Exit codes: 0 done, 1 refused, 2 wrongly called, 3 fault. See docs/reference/command-line.md.");
        app_.add_option("--database", globals_.database, "sqlite:PATH or postgresql://...")->envname("HOLDFAST_DATABASE")->default_val(default_database);
        app_.add_option("--partnership", globals_.partnership, "Name of the partnership")
            ->envname("HOLDFAST_PARTNERSHIP")
            ->default_val("Safeguarding partnership")
            ->check(some_words());
        app_.add_option("--as", globals_.acting_as, "Who is acting, for the trail")->default_val("operator")->check(some_words());
        app_.add_option("--reason", globals_.reason, "Why, for the trail")->default_val("command line")->check(some_words());
        add_mail_options();
        add_serve();
        add_records();
        add_listings();
        add_validate();
        add_export();
        add_docs();
        add_report();
        add_database();
        add_audit();
        add_user();
        add_mail();
        add_vault();
    }

    int parse_and_run(int argc, char** argv) {
        try {
            app_.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            if (error.get_exit_code() == 0) return app_.exit(error);
            fmt::print(stderr, "holdfast: {}\n", in_words(app_, error));
            return usage;
        }
        return run_();
    }

private:
    CLI::App* command(CLI::App& parent, const std::string& name, const std::string& summary, std::function<int()> run) {
        auto* made = parent.add_subcommand(name, summary);
        made->callback([this, made, run = std::move(run)] {
            if (made->get_subcommands().empty()) run_ = run;  // else it is the command within that was called
        });
        return made;
    }

    void add_serve() {
        add_serve_options(*command(app_, "serve", "Serve the site", [this] { return run_serve(globals_, serve_); }), serve_);
    }

    void add_records() {
        auto* example = command(app_, "example", "Load the example partnership (Cumbria LSCB 2016-17)",
                                [this] { return run_example(globals_, accounts_file_, example_children_); });
        example->add_option("--accounts", accounts_file_, "File for the example accounts' passwords")->default_val("example-accounts.txt")->check(some_words());
        example->add_option("--children", example_children_.about, "About how many synthetic children; as many as the published figures need when not given")
            ->check(whole_number(1, 10'000'000));
        example->add_option("--seed", example_children_.seed, "Another number makes up other children")->check(whole_number(0, 2'000'000'000));
        add_example_census(*example);
        auto* import = command(app_, "import", "Import CSV files, all or nothing for each file, or a return", [this] { return run_import(globals_, import_); });
        import->add_option("KIND", import_.kind, "Kind of file: see docs/reference/imports.md and docs/reference/returns.md")->required();
        import->add_option("FILE", import_.files, "Files to import; - for standard input, which a return is not read from")->required()->check(some_words());
        import->add_flag("--dry-run", import_.is_dry_run, "Say what would happen and keep nothing");
        import->add_option("--authority", import_.authority, "Number of the local authority whose return it is")->check(some_words());
        import->add_option("--year", import_.year, "Reporting year of the return, such as 2016-17")->check(reporting_year());
        import->add_option("--as-at", import_.as_at, "Day on which the lists or tables were made, such as 2017-03-31")->check(a_day());
    }

    void add_example_census(CLI::App& example) {
        auto* census = command(example, "census", "Write a children-in-need census of made-up children", [this] { return run_example_census(census_); });
        census->add_option("--children", census_.children, "How many")->default_val(1000)->check(whole_number(0, 100'000'000));
        census->add_option("--seed", census_.seed, "Another number makes up others")->default_val(1)->check(whole_number(0, 2'000'000'000));
        census->add_option("--collection", census_.collection, "Year of the collection")->default_val(2026)->check(whole_number(2017, 2026));
        census->add_option("--authority", census_.authority, "Number of the local authority")->default_val("909")->check(some_words());
        census->add_option("--plant", census_.planted, "Rules to break, separated by commas, or all")->delimiter(',');
        census->add_option("--out", census_.file, "File to write")->required()->check(some_words());
    }

    void add_format(CLI::App& listing) {
        listing.add_option("--format", format_, "table, csv or json")->default_val("table")->check(one_of({"table", "csv", "json"}));
    }

    void add_listing(CLI::App& parent, const std::string& name, const std::string& words, const std::string& summary, bool needs_year) {
        auto* listing = command(parent, name, summary, [this, words] { return run_listing(globals_, words, year_, format_); });
        auto* year = listing->add_option("--year", year_, "Reporting year, such as 2016-17")->check(reporting_year());
        if (needs_year) year->required();
        add_format(*listing);
    }
    void add_indicators() {
        auto* indicators = command(app_, "indicators", "The indicators of a period, counted from the records of children's pathways",
                                   [this] { return run_indicators(globals_, indicators_, format_); });
        indicators->add_option("--from", indicators_.from, "First day, such as 2016-04-01")->required()->check(a_day());
        indicators->add_option("--to", indicators_.to, "Last day, such as 2017-03-31")->required()->check(a_day());
        indicators->add_option("--by", indicators_.by, "In groups too: sex, age, ethnicity, disability, district, agency, separated by commas, or all")
            ->delimiter(',');
        indicators->add_flag("--public", indicators_.is_for_public, "Hide numbers from 1 to 4, and those from which one could be worked out");
        add_format(*indicators);
    }
    void add_listings() {
        add_listing(app_, "scorecard", "scorecard", "The indicators of a year with target, rating and trend", true);
        add_listing(app_, "figures", "figures", "Every figure of the ledger", false);
        add_listing(app_, "budget", "budget", "The lines of the budget", false);
        add_listing(app_, "business-plan", "business-plan", "The actions of the business plan", false);
        add_listing(app_, "statistics", "statistics", "What is published about the areas that the partnership is compared with", false);
        add_indicators();
        auto* routes = command(app_, "routes", "Every page and form of the site, and which role may use it", [this] { return run_routes(format_); });
        add_format(*routes);
        auto* check = app_.add_subcommand("check", "Checks of the records");
        check->require_subcommand(1);
        auto* retention = app_.add_subcommand("retention", "How long records are kept");
        retention->require_subcommand(1);
        auto* due = command(*retention, "due", "Records whose time is over and that nothing holds",
                            [this] { return run_listing(globals_, "retention due", year_, format_); });
        add_format(*due);
        add_listing(*check, "figures", "check figures", "Contradictions and arithmetic that does not hold", false);
    }

    void add_validate() {
        auto* validate = app_.add_subcommand("validate", "Hold a statutory return to its rules; needs no database");
        validate->require_subcommand(1);
        auto* census = command(*validate, "cin-census", "A children-in-need census, XML; exit code 1 when there are errors",
                               [this] { return run_validate_census(file_, format_); });
        census->add_option("FILE", file_, "File of the census")->required()->check(some_words());
        add_format(*census);
        auto* looked_after = command(*validate, "ssda903", "Tables of a return of children looked after, CSV; exit code 1 when there are errors",
                                     [this] { return run_validate_ssda903(files_, year_, format_); });
        looked_after->add_option("FILE", files_, "Files of the tables, in any order")->required()->check(some_words());
        looked_after->add_option("--year", year_, "Reporting year, such as 2016-17; that of the newest day in Episodes when not given")
            ->check(reporting_year());
        add_format(*looked_after);
        auto* lists = command(*validate, "annex-a", "The lists of Annex A, a workbook or CSV files; exit code 1 when there are errors",
                              [this] { return run_validate_annex_a(files_, as_at_, format_); });
        lists->add_option("FILE", files_, "The workbook, or files of one list each")->required()->check(some_words());
        lists->add_option("--as-at", as_at_, "Day on which the lists were made, such as 2017-03-31; the newest in them when not given")->check(a_day());
        add_format(*lists);
        auto* dataset = command(*validate, "ssd", "Tables of the Standard Safeguarding Dataset, CSV; exit code 1 when there are errors",
                                [this] { return run_validate_ssd(files_, format_); });
        dataset->add_option("FILE", files_, "Files of the tables, in any order, or their folder")->required()->check(some_words());
        add_format(*dataset);
    }

    void add_export() {
        auto* out = app_.add_subcommand("export", "Write a statutory return from the records");
        out->require_subcommand(1);
        auto* census = command(*out, "cin-census", "A children-in-need census, XML",
                               [this] { return run_export_census(globals_, census_.collection, census_.authority, census_.file); });
        census->add_option("--collection", census_.collection, "Year in whose March the census year ends")->required()->check(whole_number(2014, 2026));
        census->add_option("--authority", census_.authority, "Number of the local authority")->required()->check(some_words());
        census->add_option("--out", census_.file, "File to write")->required()->check(some_words());
        auto* care = command(*out, "ssda903", "The tables of a return of children looked after, CSV",
                             [this] { return run_export_ssda903(globals_, import_.year, import_.authority, file_); });
        care->add_option("--year", import_.year, "Reporting year, such as 2016-17")->required()->check(reporting_year());
        care->add_option("--authority", import_.authority, "Number of the local authority; the only one on record when not given")->check(some_words());
        care->add_option("--out", file_, "Folder to write into")->required()->check(some_words());
        auto* lists = command(*out, "annex-a", "The lists of Annex A, a workbook or CSV files",
                              [this] { return run_export_annex_a(globals_, as_at_, import_.authority, file_); });
        lists->add_option("--as-at", as_at_, "Day as at which to write them, such as 2017-03-31")->required()->check(a_day());
        lists->add_option("--authority", import_.authority, "Number of the local authority; the only one on record when not given")->check(some_words());
        lists->add_option("--out", file_, "Workbook to write, .xlsx, or folder for CSV files")->required()->check(some_words());
    }

    void add_docs() {
        auto* docs = app_.add_subcommand("docs", "Reference pages that are written from the program");
        docs->require_subcommand(1);
        command(*docs, "imports", "docs/reference/imports.md: every kind of file with its columns", [] { return run_docs_imports(); });
        command(*docs, "clocks", "docs/reference/clocks.md: when something is due, and by what authority", [] { return run_docs_clocks(); });
        command(*docs, "api", "The part of docs/reference/access.md about the API: every operation with its scope", [] { return run_docs_api(); });
        command(*docs, "indicators", "docs/reference/indicators.md: what each indicator counts", [] { return run_docs_indicators(); });
        command(*docs, "cin-census", "The rules of the children-in-need census, as docs/reference/returns.md lists them",
                [] { return run_docs_census_rules(); });
        command(*docs, "ssda903", "The columns and rules of the return of children looked after, as docs/reference/returns.md lists them",
                [] { return run_docs_ssda903(); });
        command(*docs, "annex-a", "The columns and rules of the lists of Annex A, as docs/reference/returns.md lists them", [] { return run_docs_annex_a(); });
        command(*docs, "ssd", "The fields and rules of the Standard Safeguarding Dataset, as docs/reference/returns.md lists them",
                [] { return run_docs_ssd(); });
    }

    void add_report() {
        auto* report = app_.add_subcommand("report", "Reports of the partnership");
        report->require_subcommand(1);
        auto* annual = command(*report, "annual", "Write the annual report", [this] { return run_annual_report(globals_, annual_); });
        annual->add_option("--year", annual_.year, "Reporting year, such as 2016-17")->required()->check(reporting_year());
        annual->add_option("--out", annual_.folder, "Folder to write into")->required()->check(some_words());
        annual->add_option("--formats", annual_.formats, "html, pdf, xlsx, ods, odt and csv, separated by commas; all of them when not given")
            ->delimiter(',')
            ->check(one_of({"html", "pdf", "xlsx", "ods", "odt", "csv"}));
        annual->add_option("--edition", annual_.edition, "internal or public")->default_val("internal")->check(one_of({"internal", "public"}));
        const auto* threshold = annual->add_option("--threshold", annual_.threshold, "Counts of people below it are hidden in the public edition")
                                    ->default_val(5)
                                    ->check(CLI::Range(2, 1000));
        annual->parse_complete_callback([this, threshold] {
            if (threshold->count() > 0 && annual_.edition != "public")
                throw CLI::ValidationError("--threshold", "hides counts in the public edition alone: add --edition public");
        });
    }

    void add_database() {
        command(app_, "migrate", "Bring the database's schema up to date", [this] { return run_migrate(globals_); });
        command(app_, "backup", "Write a consistent copy of the database", [this] { return run_backup(globals_, file_); })
            ->add_option("FILE", file_, "File to write")
            ->required()
            ->check(some_words());
        command(app_, "copy-to", "Copy this embedded database into an empty PostgreSQL one", [this] { return run_copy(globals_, file_); })
            ->add_option("URL", file_, "postgresql://...")
            ->required();
        command(app_, "restore", "Replace the database with a backup", [this] { return run_restore(globals_, file_); })
            ->add_option("FILE", file_, "Backup to restore")
            ->required()
            ->check(some_words());
    }

    void add_audit() {
        auto* audit = app_.add_subcommand("audit", "The trail of events: examine it, prove what is in it, have it witnessed");
        audit->require_subcommand(1);
        auto* verify =
            command(*audit, "verify", "Examine the whole trail; exit code 1 names the first broken entry", [this] { return run_verify(globals_, audit_); });
        verify->add_option("--checkpoint", audit_.files, "A checkpoint that was kept elsewhere; may be given several times");
        verify->add_option("--format", audit_.format, "table or json")->default_val("table")->check(CLI::IsMember({"table", "json"}));
        command(*audit, "prove", "Print the proof that an entry is in the trail", [this] { return run_prove(globals_, audit_); })
            ->add_option("EVENT", audit_.event, "Number of the entry")
            ->required();
        command(*audit, "checkpoint", "Print the latest signed checkpoint", [this] { return run_checkpoint(globals_); });
        command(*audit, "log-key", "Print the public key of the log", [this] { return run_log_key(globals_); });
        command(*audit, "erase", "Erase the words of an entry; give --as and --reason", [this] { return run_erase(globals_, audit_); })
            ->add_option("EVENT", audit_.event, "Number of the entry")
            ->required();
        command(*audit, "accept-restored", "Go on from a backup that was put back by hand", [this] { return run_accept_restored(globals_); });
        add_witnessing(*audit);
    }

    void add_witnessing(CLI::App& audit) {
        auto* add = command(audit, "add-witness", "Take a partner agency's public key", [this] { return run_add_witness(globals_, audit_); });
        add->add_option("KEY", audit_.key, "What audit witness-key printed")->required();
        add->add_option("--agency", audit_.agency, "The agency")->required();
        command(audit, "request", "Print what a witness is asked to sign", [this] { return run_request(globals_, audit_); })
            ->add_option("WITNESS", audit_.name, "Name of the witness")
            ->required();
        command(audit, "take-cosignature", "Add what a witness signed", [this] { return run_take_cosignature(globals_, audit_); })
            ->add_option("FILE", audit_.files, "What audit cosign printed")
            ->required();
        auto* email = command(audit, "witness-email", "Say where a witness is asked by mail", [this] { return run_witness_email(globals_, mail_); });
        email->add_option("WITNESS", mail_.witness, "Name of the witness")->required();
        email->add_option("EMAIL", mail_.email, "Its address; without one it is asked no more");
        auto* key = command(audit, "witness-key", "On the witness's machine: print its public key", [this] { return run_witness_key(audit_); });
        auto* cosign =
            command(audit, "cosign", "On the witness's machine: sign a request that only adds to what was seen", [this] { return run_cosign(audit_); });
        for (auto* there : {key, cosign}) {
            there->add_option("--keys", audit_.folder, "Folder of the witness's key")->required();
            there->add_option("--name", audit_.name, "Name of the witness, such as police.example")->required();
        }
        cosign->add_option("--log-key", audit_.key, "The log's public key, the first time");
        cosign->add_option("FILE", audit_.files, "What audit request printed")->required();
    }

    void add_user() {
        auto* user = app_.add_subcommand("user", "Accounts");
        user->require_subcommand(1);
        auto* add = command(*user, "add", "Add an account; the password is read from standard input", [this] { return run_user_add(globals_, account_); });
        auto* invite = command(*user, "invite", "Invite a person to choose a password, by mail", [this] { return run_invite(globals_, mail_); });
        invite->add_option("USER_NAME", mail_.user_name, "The person");
        invite->add_flag("--all", mail_.is_everything, "Everybody who was not invited");
        invite->add_flag("--show-link", mail_.is_link_shown, "Print the link instead of mailing it");
        add->add_option("USER_NAME", account_.user_name, "Name to sign in with")->required();
        add->add_option("--name", account_.name, "The person's name")->required();
        add->add_option("--agency", account_.agency, "The person's agency");
        add->add_option("--email", account_.email, "The person's e-mail address");
        add->add_option("--role", account_.roles, "Role; may be given several times")->required();
    }

    void add_mail_options() {
        auto& mail = globals_.mail;
        app_.add_option("--smtp", mail.server, "Mail server: smtp://host:587 (STARTTLS), smtps://host, or plain://127.0.0.1:25 on this machine")
            ->envname("HOLDFAST_SMTP");
        app_.add_option("--smtp-user", mail.user, "User of the mail server")->envname("HOLDFAST_SMTP_USER");
        app_.add_option("--smtp-password-file", mail.password_file, "File with that user's password")->envname("HOLDFAST_SMTP_PASSWORD_FILE");
        app_.add_option("--smtp-ca", mail.ca_file, "File of certificates that the mail server's is checked against")->envname("HOLDFAST_SMTP_CA");
        app_.add_option("--mail-from", mail.from, "Address that mail comes from")->envname("HOLDFAST_MAIL_FROM");
        app_.add_option("--site-address", mail.site, "Address of the site, for links in mail: https://...")->envname("HOLDFAST_SITE_ADDRESS");
        app_.add_option("--witness-hours", mail.witness_hours, "How often witnesses of the trail are asked by mail")
            ->envname("HOLDFAST_WITNESS_HOURS")
            ->default_val(24)
            ->check(whole_number(1, 24 * 31));
    }

    void add_mail() {
        auto* mail = app_.add_subcommand("mail", "Mail that waits to be sent");
        mail->require_subcommand(1);
        command(*mail, "send", "Send what is due, once; the served site does so by itself", [this] {
            return run_mail_send(globals_, mail_);
        })->add_flag("--all", mail_.is_everything, "Try whatever waits, due or not");
        auto* glass = app_.add_subcommand("break-glass", "Records that were opened by breaking the glass");
        glass->require_subcommand(1);
        command(*glass, "escalate", "Tell reviewers of new uses and escalate those that nobody has reviewed; the served site does so by itself",
                [this] { return run_escalate(globals_); });
        auto* documents = app_.add_subcommand("documents", "Documents in records");
        documents->require_subcommand(1);
        command(*documents, "scan", "Have the virus scanner look at what waits in quarantine, once; the served site does so by itself",
                [this] { return run_scan_documents(globals_, scan_with_); })
            ->add_option("--scan-with", scan_with_, "Virus scanner, clamd: unix:/PATH or tcp://127.0.0.1:PORT")
            ->envname("HOLDFAST_SCAN_WITH")
            ->required()
            ->check(some_words());
    }

    void add_vault() {
        auto* vault = app_.add_subcommand("vault", "Vaults of sealed values, and their keys");
        vault->require_subcommand(1);
        add_format(*command(*vault, "list", "The vaults with their newest key and how many values are in them",
                            [this] { return run_listing(globals_, "vault list", year_, format_); }));
        command(*vault, "rotate", "Give a vault another key and seal everything in it again; goes on with a rotation that stopped",
                [this] { return run_rotate(globals_, vault_); })
            ->add_option("VAULT", vault_, "Name of the vault")
            ->required()
            ->check(some_words());
        command(*vault, "forget-keys", "Take keys that are out of use from the folder of keys, for good", [this] { return run_forget_keys(globals_, vault_); })
            ->add_option("VAULT", vault_, "Name of the vault")
            ->required()
            ->check(some_words());
    }

    CLI::App app_{"Holdfast: the working system of a multi-agency safeguarding partnership", "holdfast"};
    Globals globals_{};
    ServeOrder serve_{};
    app::AnnualReportOrder annual_{};
    app::ExampleCensus census_{};
    app::ExampleChildren example_children_{};
    AuditOrder audit_{};
    std::string vault_{};
    MailOrder mail_{};
    std::string scan_with_{};
    access::NewAccount account_{};
    std::string accounts_file_{}, year_{}, as_at_{}, format_{}, file_{};
    IndicatorOptions indicators_{};
    ImportOrder import_{};
    std::vector<std::string> files_{};
    std::function<int()> run_{};
};

}  // namespace holdfast::cli

/// What was printed counts only when it arrived: a full disk shows itself when the last of it is written out.
static int run(int argc, char** argv) {
    const int code = holdfast::cli::CommandLine().parse_and_run(argc, argv);
    if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category(), "the output cannot be written");
    return code;
}

/// The third and last place where exceptions are caught: what nobody at the keyboard can put right by calling differently.
int main(int argc, char** argv) {
    using namespace holdfast;
    try {
        return run(argc, argv);
    } catch (const std::invalid_argument& wrong) {
        fmt::print(stderr, "holdfast: {}\n", wrong.what());
        return cli::usage;
    } catch (const store::Unsuitable& unsuitable) {
        return cli::report_refusal(invalid(unsuitable.what()));
    } catch (const std::exception& fault) {
        fmt::print(stderr, "holdfast: {}\n", fault.what());
        return cli::fault;
    }
}
