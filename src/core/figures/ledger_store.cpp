#include "core/figures/ledger.hpp"
#include "core/figures/published_store.hpp"

#include <iterator>

namespace holdfast::figures {

static std::vector<Figure> gathered(trail::View& view, const std::vector<Provider>& providers, const Wanted& wanted) {
    std::vector<Figure> figures;
    for (const Provider& provider : providers) {
        auto given = provider.figures(view, wanted);
        std::move(given.begin(), given.end(), std::back_inserter(figures));
    }
    auto printed = published(view, wanted);
    std::move(printed.begin(), printed.end(), std::back_inserter(figures));
    return figures;
}

Ledger::Ledger(trail::View& view, const std::vector<Provider>& providers, const Wanted& wanted) : Ledger(gathered(view, providers, wanted)) {}

}  // namespace holdfast::figures
