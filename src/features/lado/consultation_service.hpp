#pragma once

#include "features/lado/consultation.hpp"
#include "features/lado/office_service.hpp"

namespace holdfast::lado {

/// Logs advice below the threshold. Gives its reference. Refused with every field that is wrong, and to who is no designated officer.
Outcome<std::string> log_advice(trail::Change& change, const Office& office, const Advice& advice);
/// Whether the viewer is barred from the allegation that it became, or that it was taken of: then they are to know no more of the advice.
bool is_hidden(trail::View& view, const Consultation& consultation);
/// The latest first, of those that the viewer may know of: none that became an allegation from which they are barred.
std::vector<Consultation> latest_consultations(trail::View& view, int most);
/// A consultation with all of its words; the opening is in the trail.
Outcome<Advice> open_advice(trail::View& view, const Office& office, const std::string& reference);
/// Puts what is sealed of a consultation into the vault. Refused where something is there already.
Outcome<Done> seal_advice(trail::Change& change, const Office& office, const std::string& reference, const Advice& advice);
/// Erases every word; that there was a consultation stays countable.
void erase_advice(trail::Change& change, const Office& office, const std::string& reference);

/// An employer about whom advice was asked more than once since a day.
struct Pattern {
    std::string employer_name{};  ///< as it was written first
    std::int64_t consultations{};
    Date latest_on{};
};
/// The most asked about first, as far as the viewer may list the consultations; nothing for who is no reader of the vault. The look is in the trail.
Outcome<std::vector<Pattern>> patterns_since(trail::View& view, const Office& office, Date since);
/// Every consultation about this employer that the viewer may list, the latest first, but for case and marks of the name. The look is in the trail.
Outcome<std::vector<Consultation>> consultations_about(trail::View& view, const Office& office, const std::string& employer_name);

}  // namespace holdfast::lado
