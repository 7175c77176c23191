#pragma once

#include "base/time.hpp"
#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// One message. `type` is `sent` or `received`.
struct Message {
    std::string id{};
    std::string text{};
    Html html{};
    std::string type;
    std::string sender;
    Instant timestamp;
};

/// A conversation, with the day above the first message of each day.
struct Messages {
    std::string id{"messages"};
    std::string label{};
    std::vector<Message> items;
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Messages& options);
inline Html messages(const Messages& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
