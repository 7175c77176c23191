#pragma once

#include "core/trail/view.hpp"
#include "features/scorecard/definition.hpp"

#include <map>
#include <string>
#include <string_view>

/// Whose values are whose: an indicator is submitted by its agency, and by whoever defines indicators in the name of all.
namespace holdfast::scorecard {

/// What every agency is called today, by its key.
std::map<std::string, std::string, std::less<>> agency_names(trail::View& view);
/// What it is called today; the key itself where there is no such agency.
std::string agency_name(trail::View& view, std::string_view key);
/// Who submits, in words, with the name of their agency: "A. Lead, Cumbria Constabulary".
std::string submitter_in_words(trail::View& view);

/// The indicators that the viewer may submit values of.
class Submitter {
public:
    explicit Submitter(trail::View& view) : view_(view) {}
    /// Its own agency's, or one that no agency is named for, or any where the viewer defines indicators.
    bool may(const Defined& indicator);
    /// Refused for another agency's indicator, naming the agency.
    Outcome<Done> check(const Defined& indicator);

private:
    bool acts_for(std::string_view agency);

    trail::View& view_;
    std::optional<std::vector<std::string>> agencies_{};  ///< for which the viewer acts; read when they are first asked for
};

}  // namespace holdfast::scorecard
