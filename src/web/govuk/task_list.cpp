#include "web/govuk/task_list.hpp"

namespace holdfast::web::govuk {

static void add_title(Html& page, const TaskListItem& item, std::string_view id) {
    if (item.href.empty()) {
        page.add("<div");
        add_if(page, item.title.classes, " class=\"{}\"");
        page.add(">");
        add_content(page, item.title);
        page.add("</div>\n");
        return;
    }
    page.add("<a class=\"govuk-link govuk-task-list__link");
    add_class(page, item.title.classes);
    page.add("\" href=\"{}\" aria-describedby=\"", item.href);
    if (item.hint) page.add("{}-hint ", id);
    page.add("{}-status\">\n", id);
    add_content(page, item.title);
    page.add("\n</a>\n");
}

static void add_status(Html& page, const TaskStatus& status, std::string_view id) {
    page.add("<div class=\"govuk-task-list__status");
    add_class(page, status.classes);
    page.add("\" id=\"{}-status\">\n", id);
    if (status.tag) add(page, *status.tag);
    else add_content(page, status);
    page.add("</div>\n");
}

static void add_item(Html& page, const TaskListItem& item, std::string_view id) {
    page.add("<li class=\"govuk-task-list__item");
    add_if(page, !item.href.empty(), " govuk-task-list__item--with-link");
    add_class(page, item.classes);
    page.add("\">\n<div class=\"govuk-task-list__name-and-hint\">\n");
    add_title(page, item, id);
    if (item.hint) {
        page.add("<div id=\"{}-hint\" class=\"govuk-task-list__hint\">", id);
        add_content(page, *item.hint);
        page.add("</div>\n");
    }
    page.add("</div>\n");
    add_status(page, item.status, id);
    page.add("</li>\n");
}

void add(Html& page, const TaskList& options) {
    page.add("<ul class=\"govuk-task-list");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    std::string id(or_else(options.id_prefix, "task-list"));
    id += '-';
    const std::size_t prefix = id.size();
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        id.resize(prefix);
        id += std::to_string(i + 1);
        if (!options.items[i].omitted) add_item(page, options.items[i], id);
    }
    page.add("</ul>\n");
}

}  // namespace holdfast::web::govuk
