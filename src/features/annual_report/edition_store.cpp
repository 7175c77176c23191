#include "features/annual_report/edition_store.hpp"

namespace holdfast::annual_report {

static Edition edition_from(const store::Row& row) {
    return {
        .year = Period::parse(row.get<std::string>(0)).value(),
        .organisation = row.get<std::string>(1),
        .introduction = row.get<std::string>(2),
        .status = parse_status(row.get<std::string>(3)).value(),
        .published_at = row.get<std::optional<Instant>>(4),
        .published_by = row.get<std::string>(5),
    };
}

std::vector<Edition> editions(trail::View& view) {
    return view.reader().all("SELECT year, organisation, introduction, status, published_at, published_by FROM annual_report_editions ORDER BY year DESC",
                             edition_from);
}

Edition load_edition(trail::View& view, const Period& year) {
    const auto found = view.reader().first(
        "SELECT year, organisation, introduction, status, published_at, published_by FROM annual_report_editions WHERE year = $1", edition_from, year.string());
    return found ? *found : Edition{.year = year};
}

std::vector<Narrative> narratives(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT number, title, markdown, version FROM annual_report_sections WHERE year = $1 ORDER BY number",
        [&](const store::Row& row) {
            return Narrative{year, row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<int>(3)};
        },
        year.string());
}

static std::optional<Narrative> find_cover(trail::View& view, const Period& year) {
    return view.reader().first(
        "SELECT organisation, introduction, cover_version FROM annual_report_editions WHERE year = $1 AND cover_version > 0",
        [&](const store::Row& row) {
            return Narrative{year, cover_number, row.get<std::string>(0), row.get<std::string>(1), row.get<int>(2)};
        },
        year.string());
}

std::optional<Narrative> find_narrative(trail::View& view, const Period& year, int number) {
    if (number == cover_number) return find_cover(view, year);
    return view.reader().first(
        "SELECT title, markdown, version FROM annual_report_sections WHERE year = $1 AND number = $2",
        [&](const store::Row& row) {
            return Narrative{year, number, row.get<std::string>(0), row.get<std::string>(1), row.get<int>(2)};
        },
        year.string(), number);
}

static void begin_edition(trail::Change& change, const Period& year) {
    change.writer().execute(
        "INSERT INTO annual_report_editions (year, organisation, introduction, cover_version, status, published_by) VALUES ($1, '', '', 0, $2, '') "
        "ON CONFLICT (year) DO NOTHING",
        year.string(), token(Status::draft));
}

static bool put_cover(trail::Change& change, const Narrative& narrative) {
    return change.writer().execute(
               "UPDATE annual_report_editions SET organisation = $2, introduction = $3, cover_version = cover_version + 1 WHERE year = $1 AND cover_version = "
               "$4",
               narrative.year.string(), narrative.title, narrative.markdown, narrative.version) == 1;
}

bool put_narrative(trail::Change& change, const Narrative& narrative) {
    begin_edition(change, narrative.year);
    if (narrative.number == cover_number) return put_cover(change, narrative);
    if (narrative.version == 0)
        return change.writer().execute(
                   "INSERT INTO annual_report_sections (year, number, title, markdown, version) VALUES ($1, $2, $3, $4, 1) ON CONFLICT (year, number) DO "
                   "NOTHING",
                   narrative.year.string(), narrative.number, narrative.title, narrative.markdown) == 1;
    return change.writer().execute(
               "UPDATE annual_report_sections SET title = $3, markdown = $4, version = version + 1 WHERE year = $1 AND number = $2 AND version = $5",
               narrative.year.string(), narrative.number, narrative.title, narrative.markdown, narrative.version) == 1;
}

void set_status(trail::Change& change, const Period& year, Status status) {
    begin_edition(change, year);
    change.writer().execute("UPDATE annual_report_editions SET status = $2 WHERE year = $1", year.string(), token(status));
    if (status != Status::published) return;
    change.writer().execute("UPDATE annual_report_editions SET published_at = $2, published_by = $3 WHERE year = $1", year.string(), change.now(),
                            change.actor().name);
}

std::vector<documents::Addendum> addenda(trail::View& view, const Period& year) {
    return view.reader().all(
        "SELECT added_at, added_by, words FROM annual_report_addenda WHERE year = $1 ORDER BY id",
        [](const store::Row& row) {
            return documents::Addendum{london_date(row.get<Instant>(0)), row.get<std::string>(1), row.get<std::string>(2)};
        },
        year.string());
}

void add_addendum(trail::Change& change, const AddendumDraft& addendum) {
    change.writer().execute("INSERT INTO annual_report_addenda (year, added_at, added_by, words) VALUES ($1, $2, $3, $4)", addendum.year.string(), change.now(),
                            change.actor().name, addendum.text);
}

}  // namespace holdfast::annual_report
