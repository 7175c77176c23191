#pragma once

#include "core/figures/provider.hpp"

#include <map>
#include <string>
#include <vector>

namespace holdfast::figures {

/// Every figure of every source, in the order of key, then measured, submitted, published, counted from the records of children; of several published
/// values an exact one comes before one in words, and the one loaded last, which may correct the others, before them. Values of one identity are all kept.
class Ledger {
public:
    Ledger(trail::View& view, const std::vector<Provider>& providers, const Wanted& wanted);
    explicit Ledger(std::vector<Figure> figures);

    const std::vector<Figure>& all() const { return figures_; }
    /// Every value of this key, the one to be shown first.
    std::vector<const Figure*> of(std::string_view key) const;
    /// The value to be shown: measured before submitted before published before counted from the records of children; one that is stated before one that is worked out, and that before none.
    const Figure* best(std::string_view key) const;

private:
    std::vector<Figure> figures_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> places_;  ///< of each key in figures_
};

/// Something the ledger found wrong with the figures.
struct Finding {
    enum class Kind { contradiction, arithmetic };
    struct Stated {
        Decimal value;
        std::string place;
    };
    Kind kind{};
    std::string key{};
    std::vector<Stated> values{};
    std::string reason{};
};
std::string_view token(Finding::Kind kind);

/// Every contradiction and every piece of arithmetic that does not hold, in the order of key. The rules are in docs/reference/figures.md.
std::vector<Finding> check(const std::vector<Figure>& figures);
inline std::vector<Finding> check(const Ledger& ledger) { return check(ledger.all()); }

}  // namespace holdfast::figures
