#include "govuk_registers.hpp"

namespace holdfast::web::govuk {

static void read(Fields& fields, AccordionItem& o) { fields("heading", o.heading)("summary", o.summary)("content", o.content)("expanded", o.expanded); }
static void read(Fields& fields, Accordion& o) {
    fields("id", o.id)("headingLevel", o.heading_level)("classes", o.classes)("attributes", o.attributes)("items", o.items);
    fields("rememberExpanded", o.remember_expanded)("hideAllSectionsText", o.hide_all_sections_text)("hideSectionText", o.hide_section_text);
    fields("hideSectionAriaLabelText", o.hide_section_aria_label_text)("showAllSectionsText", o.show_all_sections_text);
    fields("showSectionText", o.show_section_text)("showSectionAriaLabelText", o.show_section_aria_label_text);
}
static void read(Fields& fields, Details& o) {
    fields("summaryText", o.summary_text)("summaryHtml", o.summary_html)("text", o.text)("html", o.html)("id", o.id)("open", o.open);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, ErrorSummaryItem& o) { fields("href", o.href)("text", o.text)("html", o.html)("attributes", o.attributes); }
static void read(Fields& fields, ErrorSummary& o) {
    fields("titleText", o.title_text)("titleHtml", o.title_html)("descriptionText", o.description_text);
    fields("descriptionHtml", o.description_html)("errorList", o.error_list)("disableAutoFocus", o.disable_auto_focus);
    fields("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, InsetText& o) { fields("text", o.text)("html", o.html)("id", o.id)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, WarningText& o) {
    fields("text", o.text)("html", o.html)("iconFallbackText", o.icon_fallback_text)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, NotificationBanner& o) {
    fields("text", o.text)("html", o.html)("titleText", o.title_text)("titleHtml", o.title_html)("titleHeadingLevel", o.title_heading_level);
    fields("type", o.type)("role", o.role)("titleId", o.title_id)("disableAutoFocus", o.disable_auto_focus)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, PanelAction& o) { fields("text", o.text)("type", o.type)("href", o.href)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, PanelActions& o) { fields("items", o.items)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, Panel& o) {
    fields("titleText", o.title_text)("titleHtml", o.title_html)("headingLevel", o.heading_level)("text", o.text)("html", o.html);
    fields("classes", o.classes)("attributes", o.attributes)("actions", o.actions);
}
static void read(Fields& fields, PhaseBanner& o) { fields("text", o.text)("html", o.html)("tag", o.tag)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, SummaryCell& o) { fields("text", o.text)("html", o.html)("classes", o.classes); }
static void read(Fields& fields, SummaryAction& o) {
    fields("href", o.href)("text", o.text)("html", o.html)("visuallyHiddenText", o.visually_hidden_text)("classes", o.classes);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, SummaryActions& o) { fields("items", o.items)("classes", o.classes); }
static void read(Fields& fields, SummaryRow& o) { fields("classes", o.classes)("key", o.key)("value", o.value)("actions", o.actions); }
static void read(Fields& fields, SummaryCardTitle& o) { fields("text", o.text)("html", o.html)("headingLevel", o.heading_level)("classes", o.classes); }
static void read(Fields& fields, SummaryCard& o) { fields("title", o.title)("actions", o.actions)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, SummaryList& o) { fields("rows", o.rows)("card", o.card)("classes", o.classes)("attributes", o.attributes); }
static void read(Fields& fields, TableCell& o) {
    fields("text", o.text)("html", o.html)("format", o.format)("classes", o.classes)("colspan", o.colspan)("rowspan", o.rowspan);
    fields("attributes", o.attributes);
}
static void read(Fields& fields, Table& o) {
    fields("rows", o.rows)("head", o.head)("caption", o.caption)("captionClasses", o.caption_classes);
    fields("firstCellIsHeader", o.first_cell_is_header)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, TabPanel& o) { fields("text", o.text)("html", o.html)("attributes", o.attributes); }
static void read(Fields& fields, TabsItem& o) { fields("id", o.id)("label", o.label)("attributes", o.attributes)("panel", o.panel); }
static void read(Fields& fields, Tabs& o) {
    fields("id", o.id)("idPrefix", o.id_prefix)("title", o.title)("items", o.items)("classes", o.classes)("attributes", o.attributes);
}
static void read(Fields& fields, TaskTitle& o) { fields("text", o.text)("html", o.html)("classes", o.classes); }
static void read(Fields& fields, TaskStatus& o) { fields("tag", o.tag)("text", o.text)("html", o.html)("classes", o.classes); }
static void read(Fields& fields, TaskListItem& o) { fields("title", o.title)("hint", o.hint)("status", o.status)("href", o.href)("classes", o.classes); }
static void read(Fields& fields, TaskList& o) { fields("items", o.items)("classes", o.classes)("attributes", o.attributes)("idPrefix", o.id_prefix); }

}  // namespace holdfast::web::govuk

namespace holdfast::contracts {

void register_govuk_content(Components& components) {
    using namespace web::govuk;
    components["accordion"] = prepare<Accordion>;
    components["details"] = prepare<Details>;
    components["error-summary"] = prepare<ErrorSummary>;
    components["inset-text"] = prepare<InsetText>;
    components["notification-banner"] = prepare<NotificationBanner>;
    components["panel"] = prepare<Panel>;
    components["phase-banner"] = prepare<PhaseBanner>;
    components["summary-list"] = prepare<SummaryList>;
    components["table"] = prepare<Table>;
    components["tabs"] = prepare<Tabs>;
    components["tag"] = prepare<Tag>;
    components["task-list"] = prepare<TaskList>;
    components["warning-text"] = prepare<WarningText>;
}

}  // namespace holdfast::contracts
