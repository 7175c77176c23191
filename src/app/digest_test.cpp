#include "app/digest.hpp"

#include "app/mail.hpp"
#include "core/access/account_service.hpp"
#include "core/access/digest_service.hpp"
#include "core/access/notice_service.hpp"
#include "core/notices/outbox_store.hpp"
#include "core/notices/way_store.hpp"
#include "features/lado/notice_kinds.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

namespace {

constexpr access::Notice of_account{.kind = {"attachment_released", ""}, .body = "b", .path = "/"},
    of_case{.kind = lado::case_given, .body = "b", .path = "/lado"};

/// The program with somebody who wants everything in one mail a day, and a clock that a test moves.
struct Office {
    const test::TemporaryFolder folder;
    std::shared_ptr<Instant> now = std::make_shared<Instant>(parse_instant("2026-11-20T12:00:00Z").value());  // a Friday
    app::Program program;
    Id<trail::Account> ann{};

    explicit Office(bool is_mail_on = true)
        : program("sqlite:" + folder.path() + "/records.sqlite", "Board", [now = now] { return *now; },
                  {.mail = {.server = is_mail_on ? "plain://127.0.0.1:25" : "", .from = "holdfast@example.org", .site = "https://holdfast.example.org"}}) {
        ann = *access::add_account(program.journal(), trail::operator_named(),
                                   {.user_name = "ann",
                                    .name = "Ann",
                                    .agency = "Board",
                                    .password = "kettles under a grey moon",
                                    .roles = {"board_member"},
                                    .email = "ann@example.org"},
                                   program.roles());
        change([&](trail::Change& change) {
            for (const auto& each : {of_account, of_case}) notices::set_way(change, ann, each.kind, notices::Way::digest);
        });
    }
    template <class Act>
    void change(Act act) {
        REQUIRE(program.journal().change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
            act(change);
            change.record({"test.done", {"test", "1"}});
            return Done{};
        }));
    }
    void tell(const access::Notice& notice) {
        change([&](trail::Change& change) { access::tell(change, ann, notice); });
    }
    int digests_at(const char* moment) {
        *now = parse_instant(moment).value();
        return app::write_digests(program);
    }
};

}  // namespace

TEST_CASE("a digest goes out on working days from seven in London, once a day") {
    Office office;
    office.tell(of_account);
    CHECK(office.digests_at("2026-11-21T09:00:00Z") == 0);  // Saturday
    CHECK(office.digests_at("2026-11-23T06:59:59Z") == 0);
    CHECK(office.digests_at("2026-11-23T07:00:00Z") == 1);
    office.tell(of_account);
    CHECK(office.digests_at("2026-11-23T18:00:00Z") == 0);
    CHECK(office.digests_at("2026-11-24T07:00:00Z") == 1);
    office.tell(of_account);
    CHECK(office.digests_at("2026-12-25T09:00:00Z") == 0);  // a bank holiday
    CHECK(office.digests_at("2026-12-29T07:00:00Z") == 1);
    office.tell(of_account);
    CHECK(office.digests_at("2035-06-09T09:00:00Z") == 0);  // a Saturday of a year whose bank holidays nobody knows
    CHECK(office.digests_at("2035-06-11T06:00:00Z") == 1);  // seven in summer
}

TEST_CASE("a digest says nothing of a kind that its reader's roles no longer open") {
    Office office;
    office.tell(of_case);
    CHECK(office.digests_at("2026-11-23T07:00:00Z") == 0);
    office.tell(of_case);
    office.tell(of_account);
    CHECK(office.digests_at("2026-11-24T07:00:00Z") == 1);
}

TEST_CASE("where mail is off what is to be in a digest waits") {
    Office office{false};
    office.tell(of_account);
    CHECK(office.digests_at("2026-11-23T07:00:00Z") == 0);
    const auto waiting = *office.program.journal().view(
        trail::operator_named(), [](trail::View& view) -> Outcome<std::size_t> { return notices::waiting(view, notices::Due::all).size(); });
    CHECK(waiting == 0);
}
