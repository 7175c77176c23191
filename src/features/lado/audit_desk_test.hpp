#pragma once

#include "features/lado/audit_service.hpp"
#include "features/lado/desk_test.hpp"

namespace holdfast::lado::test {

inline const Period quarter = Period::quarter(2026, 3);
inline constexpr std::chrono::days since_closed{60};

/// A desk at which cases were closed in a quarter that is over.
struct AuditDesk : Desk {
    explicit AuditDesk(const std::string& kind, int cases = 4) : Desk(kind) {
        for (int i = 0; i < cases; ++i) references.push_back(closed());
        *now += since_closed;
    }
    /// A case that the officer closes.
    std::string closed() {
        const auto reference = managed();
        close_case(reference, officer);
        return reference;
    }
    void close_case(const std::string& reference, const trail::Actor& who) {
        REQUIRE(change(who, [&](trail::Change& change) {
            return lado::close(change, office, reference, Step::close, {.finding = Finding::unfounded, .summary = "Nobody saw it"});
        }));
    }
    Outcome<Id<Sample>> drawn(const trail::Actor& who, std::int64_t size = 2) {
        return change(who, [&](trail::Change& change) { return draw_sample(change, office, quarter, size); });
    }
    SampleShown shown(Id<Sample> id) {
        return *journal.view(manager, [&](trail::View& view) { return show_sample(view, id); });
    }
    Outcome<Done> audited(const trail::Actor& who, Id<Sample> id, const std::string& reference, const Audit& audit) {
        return change(who, [&](trail::Change& change) { return audit_case(change, office, id, reference, audit); });
    }
    std::vector<std::string> references{};
};

inline Audit all_answered(AuditAnswer answer, std::string findings = {}) {
    Audit audit{.findings = std::move(findings)};
    for (const auto& question : words_of_audit_questions()) audit.answers[question.value] = answer;
    return audit;
}

/// The same person once they supervise.
inline trail::Actor promoted(trail::Actor who) {
    who.roles = {&supervisor_role};
    return who;
}

}  // namespace holdfast::lado::test
