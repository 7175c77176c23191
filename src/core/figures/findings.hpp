#pragma once

#include "core/figures/ledger.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// The rules of `check`, one function each. Figures come in the ledger's order.
namespace holdfast::figures::findings {

/// Figures under what they share (identity, key, breakdown), in the ledger's order within each group.
using Groups = std::map<std::string, std::vector<const Figure*>, std::less<>>;

/// One identity stated with values that cannot both be right. A value in words (`over 200`, `almost 4,000`, `about 1,400`) contradicts only what
/// it could not have been rounded from.
std::vector<Finding> contradictions(const std::vector<Figure>& figures);
/// A percentage or rate that its own numerator and denominator do not give to the printed digit.
std::vector<Finding> shares(const std::vector<Figure>& figures);
/// Parts that do not add up to their total, rounded as the total is printed; shares printed without counts that do not make 100.
std::vector<Finding> parts(const std::vector<Figure>& figures);
/// Figures that together exceed what they cannot exceed.
std::vector<Finding> limits(const std::vector<Figure>& figures);
/// Whether the measure is by its name what one number lacks of another: `eha.gap`, `section_11.change`.
bool is_difference(std::string_view measure);
/// Values that cannot be whatever they count: a percentage above all of them, a count below zero.
std::vector<Finding> sizes(const std::vector<Figure>& figures);
/// Rates with their count that no stated population and no other rate of the area and date bears out.
std::vector<Finding> rates(const std::vector<Figure>& figures);

/// A figure with its value, printed or worked out.
struct Statement {
    const Figure* figure{};
    Decimal value{};
};
/// Those of one identity that have a value; one worked out from counts has as many decimals as the printed ones beside it.
std::vector<Statement> statements(const std::vector<const Figure*>& group);
/// Whether both can be right: the same number, one rounded from the other, or one in words that can stand for the other.
bool agree(const Statement& a, const Statement& b);

/// Runs a rule on one thing. Numbers beyond exact arithmetic are nobody's figures of children: they are passed over, so that one of them
/// does not hide every other finding.
template <class Rule>
void where_exact(Rule&& rule) {
    try {
        rule();
    } catch (const std::overflow_error&) {
    }
}

/// What a reason calls the figure: its label, and of whom it is where the measure has several.
std::string name_of(const Figure& figure);

/// Whether the printed value is what it stands for within half of its last digit: `exact = numerator x scale / denominator`.
bool is_printed_from(Decimal printed, Decimal numerator, Decimal denominator, int scale);

}  // namespace holdfast::figures::findings
