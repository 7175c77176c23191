#include "features/administration/import_pages.hpp"

#include "features/administration/form_pages.hpp"
#include "features/administration/offered_file_service.hpp"
#include "features/administration/offered_file_store.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace holdfast::administration {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static const exchange::ImportKind* find_kind(const Surroundings& surroundings, std::string_view name) {
    const auto kind = std::ranges::find(surroundings.import_kinds, name, &exchange::ImportKind::name);
    return kind == surroundings.import_kinds.end() ? nullptr : &*kind;
}

static Outcome<site::Answer> list_kinds(trail::View& view, const Surroundings& surroundings) {
    govuk::Table table{.rows = {}, .head = {{.text = "File"}, {.text = "What it holds"}, {.text = "Columns"}}, .first_cell_is_header = true};
    for (const auto& kind : surroundings.import_kinds) {
        if (!view.may(kind.permission)) continue;
        std::string columns;
        for (const auto& column : kind.columns) columns += (columns.empty() ? "" : ", ") + std::string(column.name);
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"/imports/{}\">{}</a>", kind.name, kind.name)},
                              {.text = std::string(kind.summary)},
                              {.html = html("<code>{}</code>", columns)}});
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Imports</h1><p class=\"govuk-body\">Files are CSV in UTF-8 with a header row. You see what a file would do "
                     "before anything is kept, and a file with a rejected row changes nothing.</p>");
    main.add("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Kinds of file\">").add(govuk::table(table)).add("</div>");
    return site::Answer{site::Page{.title = "Imports", .main = std::move(main)}};
}

static site::Page upload_page(const web::Request& request, const exchange::ImportKind& kind, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Import {}</h1><p class=\"govuk-body\">{}</p>", kind.name, kind.summary);
    govuk::Table table{.rows = {}, .head = {{.text = "Column"}, {.text = "Needed"}, {.text = "What it holds"}}, .first_cell_is_header = true};
    for (const auto& column : kind.columns)
        table.rows.push_back({{.html = html("<code>{}</code>", column.name)}, {.text = column.is_required ? "yes" : "no"}, {.text = std::string(column.takes)}});
    main.add("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Columns of the file\">").add(govuk::table(table)).add("</div>");
    main.add("<form method=\"post\" action=\"/imports/{}\" enctype=\"multipart/form-data\" novalidate>", kind.name).add(web::csrf_field(request));
    main.add(govuk::file_upload({.name = "file", .label = {.text = "CSV file"}, .error_message = error_of(errors, "file")}));
    main.add(govuk::button({.text = "Preview"})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = fmt::format("Import {}", kind.name), .main = std::move(main), .breadcrumbs = {{"Imports", "/imports"}}, .errors = std::move(errors), .status = status};
}

static std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// A spreadsheet or a document under its own name is told apart before its bytes are read as a table.
static bool has_csv_name(std::string_view name) {
    constexpr std::string_view ending = ".csv";
    return name.size() > ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char given, char wanted) {
               return (given >= 'A' && given <= 'Z' ? given - 'A' + 'a' : given) == wanted;
           });
}

static Outcome<site::Answer> receive(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Surroundings& surroundings) {
    const auto* kind = find_kind(surroundings, request.parameter("kind"));
    if (kind == nullptr) return not_found();
    const auto* upload = request.upload("file");
    if (upload == nullptr) return site::Answer{upload_page(request, *kind, {{"file", "Choose a CSV file"}})};
    if (!has_csv_name(upload->file_name))
        return site::Answer{upload_page(request, *kind, {{"file", fmt::format("Choose a file whose name ends in .csv: “{}” does not", upload->file_name)}})};
    OfferedFile file{.kind = std::string(kind->name), .file_name = upload->file_name, .bytes = bytes_of(upload->path)};
    const auto reference = TRY(offer(journal, actor, *kind, std::move(file)));
    return site::Answer{web::redirect("/imports/offered/" + reference)};
}

static Html rejections(const exchange::ImportReport& report) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Line"}, {.text = "Column"}, {.text = "Value"}, {.text = "What is wrong"}},
                       .caption = "Rejected rows",
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& rejection : report.rejections)
        table.rows.push_back({{.text = std::to_string(rejection.line)}, {.text = rejection.column}, {.text = rejection.value}, {.text = rejection.reason}});
    return html("<div class=\"app-table-region\" tabindex=\"0\" role=\"region\" aria-label=\"Rejected rows\">{}</div>", govuk::table(table));
}

static Html remarks(const exchange::ImportReport& report) {
    if (report.look_alikes.empty() && report.notes.empty()) return {};
    Html list = html("<h2 class=\"govuk-heading-m\">Worth knowing</h2><ul class=\"govuk-list govuk-list--bullet\">");
    for (const auto& found : report.look_alikes)
        list.add("<li>Line {}, {}: “{}” holds look-alike letters and is read as “{}”</li>", found.line, found.column, found.value, found.replaced_by);
    for (const auto& note : report.notes) list.add("<li>{}</li>", note);
    return list.add("</ul>");
}

static Html load_form(const web::Request& request, const std::string& reference) {
    Html form = html("<form method=\"post\" action=\"/imports/offered/{}\">", reference);
    return form.add(web::csrf_field(request)).add(govuk::button({.text = "Import the file"})).add("</form>");
}

static std::string rows_in_words(int rows) { return fmt::format("{} {}", rows, rows == 1 ? "row" : "rows"); }

static Outcome<site::Answer> show_preview(trail::View& view, const web::Request& request, const Surroundings& surroundings) {
    const auto file = find_offered_file(view, request.parameter("reference"));
    const auto* kind = file ? find_kind(surroundings, file->kind) : nullptr;
    if (kind == nullptr) return not_found();
    const auto& report = file->preview;
    Html main = html("<h1 class=\"govuk-heading-l\">Preview of {}</h1>", file->file_name);
    if (report.is_accepted()) {
        main.add("<p class=\"govuk-body\">{}: {} would be added, {} changed, {} already here as they are.</p>", rows_in_words(report.rows), report.added,
                 report.changed, report.unchanged);
        main.add(remarks(report)).add(load_form(request, file->reference));
    } else {
        main.add("<p class=\"govuk-body\">Nothing can be imported until these are put right in the file: {} found.</p>", report.rejections.size());
        main.add(rejections(report)).add(remarks(report));
    }
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/imports/{}\">Send another file</a></p>", kind->name);
    return site::Answer{site::Page{.title = "Preview", .main = std::move(main), .breadcrumbs = {{"Imports", "/imports"}, {std::string(kind->name), fmt::format("/imports/{}", kind->name)}}}};
}

static Outcome<site::Answer> load_offered(trail::Change& change, const web::Request& request, const Surroundings& surroundings) {
    const auto file = find_offered_file(change, request.parameter("reference"));
    const auto* kind = file ? find_kind(surroundings, file->kind) : nullptr;
    if (kind == nullptr) return not_found();
    const auto report = TRY(load(change, *kind, file->reference));
    return site::Answer{site::redirect_with_message(
        "/imports", fmt::format("{}: {} imported, {} added, {} changed", file->file_name, rows_in_words(report.rows), report.added, report.changed))};
}

void add_import_routes(site::Router& router, std::shared_ptr<const Surroundings> surroundings) {
    router.get("/imports", permissions::import_files, [surroundings](trail::View& view, const web::Request&) { return list_kinds(view, *surroundings); });
    router.get("/imports/{kind}", permissions::import_files, [surroundings](trail::View&, const web::Request& request) -> Outcome<site::Answer> {
        const auto* kind = find_kind(*surroundings, request.parameter("kind"));
        if (kind == nullptr) return not_found();
        return site::Answer{upload_page(request, *kind, {})};
    });
    router.post_act("/imports/{kind}", permissions::import_files, "File sent for import",
                    [surroundings](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return receive(journal, actor, request, *surroundings);
                    });
    router.get("/imports/offered/{reference}", permissions::import_files, [surroundings](trail::View& view, const web::Request& request) {
        return show_preview(view, request, *surroundings);
    });
    router.post("/imports/offered/{reference}", permissions::import_files, "Import confirmed after its preview",
                [surroundings](trail::Change& change, const web::Request& request) { return load_offered(change, request, *surroundings); });
}

}  // namespace holdfast::administration
