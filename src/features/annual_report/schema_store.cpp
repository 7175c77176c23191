#include "features/annual_report/schema_store.hpp"

namespace holdfast::annual_report {

std::vector<store::Migration> migrations() {
    return {
        {"annual_report/0001_editions", R"(
            CREATE TABLE annual_report_editions (
                id ${id},
                year ${text} NOT NULL UNIQUE,
                organisation ${text} NOT NULL,
                introduction ${text} NOT NULL,
                cover_version ${integer} NOT NULL,
                status ${text} NOT NULL,
                published_at ${instant},
                published_by ${text} NOT NULL
            );
            CREATE TABLE annual_report_sections (
                id ${id},
                year ${text} NOT NULL,
                number ${integer} NOT NULL,
                title ${text} NOT NULL,
                markdown ${text} NOT NULL,
                version ${integer} NOT NULL,
                UNIQUE (year, number)
            );
            CREATE TABLE annual_report_addenda (
                id ${id},
                year ${text} NOT NULL,
                added_at ${instant} NOT NULL,
                added_by ${text} NOT NULL,
                words ${text} NOT NULL
            );
        )"},
        {"annual_report/0002_frozen", R"(
            CREATE TABLE annual_report_frozen_figures (
                id ${id},
                year ${text} NOT NULL,
                figure_key ${text} NOT NULL,
                place ${integer} NOT NULL,
                print ${text} NOT NULL,
                measure ${text} NOT NULL,
                population ${text} NOT NULL,
                period ${text} NOT NULL,
                basis ${text} NOT NULL,
                label ${text} NOT NULL,
                unit ${text} NOT NULL,
                value ${decimal},
                numerator ${decimal},
                denominator ${decimal},
                source_kind ${text} NOT NULL,
                source_by ${text} NOT NULL,
                source_place ${text} NOT NULL,
                source_on ${date},
                approved_by ${text} NOT NULL,
                note ${text} NOT NULL,
                precision_word ${text} NOT NULL,
                UNIQUE (year, figure_key, place)
            );
            CREATE TABLE annual_report_frozen_parts (
                id ${id},
                year ${text} NOT NULL,
                place ${integer} NOT NULL,
                content ${text} NOT NULL,
                UNIQUE (year, place)
            );
        )"},
        {"annual_report/0003_frozen_parts_of_totals", R"(
            ALTER TABLE annual_report_frozen_figures ADD COLUMN part_of ${text} NOT NULL DEFAULT '';
            ALTER TABLE annual_report_frozen_figures ADD COLUMN part_by ${text} NOT NULL DEFAULT '';
        )"},
        {"annual_report/0004_frozen_agency", R"(
            ALTER TABLE annual_report_frozen_figures ADD COLUMN agency ${text} NOT NULL DEFAULT '';
        )"},
    };
}

}  // namespace holdfast::annual_report
