#include "cli/audit.hpp"

#include "app/audit.hpp"
#include "base/counted.hpp"

#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace holdfast::cli {

/// Prints what was asked for, or why not.
static int print_or_refuse(const Outcome<std::string>& text) {
    if (!text) return report_refusal(text.refusal());
    fmt::print("{}", *text);
    return done;
}

static int report_done(const Outcome<Done>& outcome, const char* words) {
    if (!outcome) return report_refusal(outcome.refusal());
    fmt::print(stderr, "{}\n", words);
    return done;
}

static void print_in_words(const trail::Verification& found) {
    fmt::print("entries: {}\nsealed: {} by {}\nerased: {}\n", found.entries, found.sealed, counted(static_cast<std::int64_t>(found.checkpoints), "checkpoint"),
               found.erased);
    if (found.first_break) fmt::print("broken: entry {}: {}\n", found.first_break->sequence, found.first_break->reason);
    else fmt::print("whole: every entry is what was written\n");
}

static void print_as_json(const trail::Verification& found) {
    nlohmann::ordered_json json{{"entries", found.entries}, {"sealed", found.sealed}, {"checkpoints", found.checkpoints}, {"erased", found.erased}};
    json["first_broken"] = found.first_break ? nlohmann::ordered_json(found.first_break->sequence) : nlohmann::ordered_json();
    json["reason"] = found.first_break ? nlohmann::ordered_json(found.first_break->reason) : nlohmann::ordered_json();
    fmt::print("{}\n", json.dump(2));
}

int run_verify(const Globals& globals, const AuditOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    Progress progress;
    progress.show(0, 1, "examining every entry");
    const auto found = app::verify_trail(*program, order.files);
    progress.clear();
    if (!found) return report_refusal(found.refusal());
    if (order.format == "json") print_as_json(*found);
    else print_in_words(*found);
    for (const auto& remark : found->remarks) fmt::print(stderr, "holdfast: {}\n", remark);
    if (found->entries > static_cast<std::int64_t>(found->sealed) && !found->first_break)
        fmt::print(stderr, "holdfast: no checkpoint covers the last {} yet\n",
                   counted(found->entries - static_cast<std::int64_t>(found->sealed), "entry", "entries"));
    return found->first_break ? refused : done;
}

int run_checkpoint(const Globals& globals) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    return print_or_refuse(app::latest_checkpoint(*open_program(globals)));
}

int run_log_key(const Globals& globals) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    return print_or_refuse(app::log_key(*open_program(globals)));
}

int run_prove(const Globals& globals, const AuditOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    std::int64_t sequence = 0;
    const auto read = std::from_chars(order.event.data(), order.event.data() + order.event.size(), sequence);
    if (read.ec != std::errc() || read.ptr != order.event.data() + order.event.size()) {
        fmt::print(stderr, "holdfast: \"{}\" is not the number of an entry\n", order.event);
        return usage;
    }
    return print_or_refuse(app::prove_entry(*open_program(globals), sequence));
}

int run_add_witness(const Globals& globals, const AuditOrder& order) {
    const auto program = open_program(globals);
    return report_done(app::add_witness(*program, actor_of(globals), globals.reason, order.key, order.agency), "The witness was added.");
}

int run_request(const Globals& globals, const AuditOrder& order) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    return print_or_refuse(app::witness_request(*open_program(globals), order.name));
}

int run_take_cosignature(const Globals& globals, const AuditOrder& order) {
    const auto program = open_program(globals);
    const auto line = app::read_file(order.files.front());
    if (!line) return report_refusal(line.refusal());
    return report_done(app::take_cosignature(*program, actor_of(globals), globals.reason, *line), "The signature was added to its checkpoint.");
}

int run_erase(const Globals& globals, const AuditOrder& order) {
    const auto program = open_program(globals);
    return report_done(app::erase_words(*program, actor_of(globals), globals.reason, order.event), "The words of the entry were erased; the entry stays.");
}

int run_accept_restored(const Globals& globals) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    return report_done(app::accept_restored(*program, actor_of(globals), globals.reason), "The trail goes on from where the database stands.");
}

int run_witness_key(const AuditOrder& order) {
    const auto key = app::witness_key({order.folder, order.name});
    if (!key) return report_refusal(key.refusal());
    fmt::print("{}\n", *key);
    return done;
}

int run_cosign(const AuditOrder& order) {
    const auto request = app::read_file(order.files.front());
    if (!request) return report_refusal(request.refusal());
    return print_or_refuse(app::cosign({order.folder, order.name}, *request, order.key, system_now()));
}

}  // namespace holdfast::cli
