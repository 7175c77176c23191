#include "core/figures/findings.hpp"

#include <fmt/format.h>

namespace holdfast::figures::findings {

struct Together {
    std::map<std::string, const Figure*, std::less<>> terms{};  ///< each figure once, by key
    Decimal sum() const;
};

Decimal Together::sum() const {
    Decimal total;
    for (const auto& [key, term] : terms) total = total + *term->value;
    return total;
}

static std::map<std::string, Together, std::less<>> together_by_limit(const std::vector<Figure>& figures) {
    std::map<std::string, Together, std::less<>> limited;
    for (const Figure& figure : figures) {
        if (figure.at_most.empty() || !figure.value) continue;
        limited[figure.at_most].terms.emplace(figure.key(), &figure);
    }
    return limited;
}

static Finding finding(const Figure& limit, const Together& together) {
    Finding found{.kind = Finding::Kind::arithmetic, .key = limit.key(), .values = {{*limit.value, limit.source.where()}}};
    std::string words;
    for (const auto& [key, term] : together.terms) {
        found.values.push_back({*term->value, term->source.where()});
        words += (words.empty() ? "" : " and ") + name_of(*term) + ": " + display(term->value, term->unit);
    }
    found.reason = fmt::format("{} cannot exceed {}: {} ({})", words, name_of(limit), display(limit.value, limit.unit), limit.period.words());
    return found;
}

std::vector<Finding> limits(const std::vector<Figure>& figures) {
    std::map<std::string, const Figure*, std::less<>> by_key;
    for (const Figure& figure : figures)
        if (figure.value) by_key.emplace(figure.key(), &figure);
    std::vector<Finding> found;
    for (const auto& [key, together] : together_by_limit(figures)) {
        const auto limit = by_key.find(key);
        if (limit == by_key.end()) continue;
        where_exact([&] {
            if (together.sum() > *limit->second->value) found.push_back(finding(*limit->second, together));
        });
    }
    return found;
}

}  // namespace holdfast::figures::findings
