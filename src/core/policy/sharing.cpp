#include "core/policy/sharing.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::policy {

static constexpr std::array editions{
    AdviceEdition{
        .key = "2016",
        .title = "Information sharing advice of March 2015, as in use in 2016",
        .from = std::nullopt,
        .until = make_date(2018, 7, 3),
        .on_consent = "Share with consent where that is fitting; share without it where, in your judgement, the public interest outweighs the lack of it.",
        .prompts = {"Is there a clear and lawful purpose?", "Was the person told, unless that was unsafe?",
                    "Is it necessary, proportionate, relevant, accurate, timely and secure?", "If in doubt, whose advice was taken?"}},
    AdviceEdition{
        .key = "2018",
        .title = "Information sharing advice of July 2018",
        .from = make_date(2018, 7, 4),
        .until = make_date(2024, 4, 18),
        .on_consent =
            "Under the GDPR consent need not be the basis: information may be shared without it where there is a lawful basis, such as a risk to safety.",
        .prompts = {"Which lawful basis of data-protection law applies?", "Was the person told, unless that was unsafe?",
                    "Is it necessary, proportionate, relevant, accurate, timely and secure?", "If in doubt, whose advice was taken?"}},
    AdviceEdition{.key = "2024",
                  .title = "Information sharing advice of 2024",
                  .from = make_date(2024, 4, 19),
                  .until = std::nullopt,
                  .on_consent = "Consent is not needed to share information where a child is at risk of harm; tell the person where that is safe and possible.",
                  .prompts = {"What might happen to the child if it is not shared?", "Which lawful basis, other than consent, applies?",
                              "Whose identity must be protected, and from whom?", "Is only what is needed shared, with those who need it, securely?"}},
};

std::span<const AdviceEdition> advice_editions() { return editions; }

const AdviceEdition& advice_on(Date day) {
    const auto found = std::ranges::find_if(editions, [&](const auto& edition) { return !edition.until || day <= *edition.until; });
    if (found == editions.end()) throw std::logic_error("the last edition of the advice has no last day");
    return *found;
}

const AdviceEdition* find_advice(std::string_view key) {
    const auto found = std::ranges::find(editions, key, &AdviceEdition::key);
    return found == editions.end() ? nullptr : &*found;
}

std::string_view basis_in_words(std::string_view token) {
    const auto found = std::ranges::find(sharing_bases, token, &SharingBasis::token);
    return found == sharing_bases.end() ? token : found->words;
}

}  // namespace holdfast::policy
