#include "core/access/digest_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/notices/digest_store.hpp"
#include "core/notices/outbox_store.hpp"

#include <chrono>
#include <fmt/format.h>

namespace holdfast::access {

static constexpr std::chrono::hours of_use_for{24};

/// Empty where there is nothing that the reader may open.
static std::string lines_of(trail::View& view, Id<trail::Account> account, const TitleFor& title_for) {
    std::string lines;
    for (const auto& [kind, count] : notices::counted_for_digest(view, account))
        if (const auto title = title_for(view, account, kind)) lines += fmt::format("{}: {}\n", *title, count);
    return lines;
}

bool write_digest(trail::Change& change, Id<trail::Account> account, const TitleFor& title_for) {
    const auto person = find_account(change, account);
    const auto lines = lines_of(change, account, title_for);
    const bool is_letter = person && person->is_active && !person->email.empty() && !lines.empty();
    if (is_letter)
        notices::put(change, {.kind = std::string(digest.key),
                              .about = matter_of(account),
                              .recipient = person->email,
                              .subject = std::string(digest.title),
                              .body = fmt::format("Dear {},\n\nNew in your inbox, and unread:\n\n{}\nThey are here:\n{{site}}/inbox\n\n"
                                                  "How you are told of what is here:\n{{site}}/account/notices\n",
                                                  person->name, lines),
                              .not_after = change.now() + of_use_for});
    notices::mark_digested(change, account);
    change.record({"notices.digest_written", {account_kind, std::to_string(account.number)}, is_letter ? "by mail" : "nothing to send"});
    return is_letter;
}

}  // namespace holdfast::access
