#pragma once

#include <optional>

#include "web/govuk/tag.hpp"

namespace holdfast::web::govuk {

struct TaskTitle {
    std::string text{};
    Html html{};
    std::string classes{};
};

/// How far a task is: a tag, or words.
struct TaskStatus {
    std::optional<Tag> tag{};
    std::string text{};
    Html html{};
    std::string classes{};
};

/// One task. Without `href` it cannot be begun yet; `omitted` leaves it out and yet counts it.
struct TaskListItem {
    TaskTitle title;
    std::optional<Content> hint{};
    TaskStatus status;
    std::string href{};
    std::string classes{};
    bool omitted{};
};

/// The tasks of a long piece of work, to be done in any order.
struct TaskList {
    std::vector<TaskListItem> items;
    std::string classes{};
    Attributes attributes{};
    std::string id_prefix{};
};

void add(Html& page, const TaskList& options);
inline Html task_list(const TaskList& options) { return made(options); }

}  // namespace holdfast::web::govuk
