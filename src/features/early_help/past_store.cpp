#include "features/early_help/past_store.hpp"

namespace holdfast::early_help {

static std::string_view token_or_none(const std::optional<EndReason>& reason) { return reason ? line_of(end_reasons, *reason).token : std::string_view{}; }

std::map<std::string, PastAssessment, std::less<>> past_assessments(trail::View& view) {
    std::map<std::string, PastAssessment, std::less<>> found;
    view.reader().each("SELECT reference, authority, district, started_on, closed_on, end_reason FROM early_help_past", [&](const store::Row& row) {
        found.emplace(row.get<std::string>(0), PastAssessment{.reference = row.get<std::string>(0),
                                                              .authority = row.get<std::string>(1),
                                                              .district = row.get<std::string>(2),
                                                              .started_on = row.get<Date>(3),
                                                              .closed_on = row.get<std::optional<Date>>(4),
                                                              .end_reason = parse_token(end_reasons, row.get<std::string_view>(5))});
    });
    return found;
}

void append_past_assessment(trail::Change& change, const PastAssessment& assessment) {
    change.writer().append("early_help_past (reference, authority, district, started_on, closed_on, end_reason)", assessment.reference, assessment.authority,
                           assessment.district, assessment.started_on, assessment.closed_on, token_or_none(assessment.end_reason));
}

void update_past_assessment(trail::Change& change, const PastAssessment& assessment) {
    change.writer().execute("UPDATE early_help_past SET authority = $2, district = $3, started_on = $4, closed_on = $5, end_reason = $6 WHERE reference = $1",
                            assessment.reference, assessment.authority, assessment.district, assessment.started_on, assessment.closed_on,
                            token_or_none(assessment.end_reason));
}

}  // namespace holdfast::early_help
