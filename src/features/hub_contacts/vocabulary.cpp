#include "features/hub_contacts/vocabulary.hpp"

namespace holdfast::hub_contacts {

static constexpr std::array harms{
    Word<Harm>{Harm::neglect, "neglect", "Neglect"},
    Word<Harm>{Harm::physical, "physical", "Physical abuse"},
    Word<Harm>{Harm::emotional, "emotional", "Emotional abuse"},
    Word<Harm>{Harm::sexual, "sexual", "Sexual abuse"},
    Word<Harm>{Harm::sexual_exploitation, "sexual_exploitation", "Sexual exploitation"},
    Word<Harm>{Harm::criminal_exploitation, "criminal_exploitation", "Criminal exploitation"},
    Word<Harm>{Harm::missing, "missing", "Goes missing"},
    Word<Harm>{Harm::trafficking, "trafficking", "Trafficking or modern slavery"},
    Word<Harm>{Harm::genital_mutilation, "genital_mutilation", "Female genital mutilation"},
    Word<Harm>{Harm::honour_based, "honour_based", "Forced marriage or so-called honour-based abuse"},
    Word<Harm>{Harm::radicalisation, "radicalisation", "Radicalisation"},
    Word<Harm>{Harm::mental_health, "mental_health", "Self-harm or emotional wellbeing"},
    Word<Harm>{Harm::private_fostering, "private_fostering", "Lives with somebody who is no close relative"},
    Word<Harm>{Harm::other, "other", "Something else"},
};
static constexpr std::array knowns{
    Word<Known>{Known::yes, "yes", "Yes"},
    Word<Known>{Known::no, "no", "No"},
    Word<Known>{Known::not_known, "not_known", "I do not know"},
};
static constexpr std::array consents{
    Word<Consent>{Consent::given, "given", "Yes, they agreed"},
    Word<Consent>{Consent::refused, "refused", "They were asked and refused"},
    Word<Consent>{Consent::not_asked, "not_asked", "They were not asked"},
};
static constexpr std::array ratings{
    Word<Rating>{Rating::red, "red", "Red: a child may be suffering significant harm now"},
    Word<Rating>{Rating::amber, "amber", "Amber: serious, and nobody is in danger today"},
    Word<Rating>{Rating::green, "green", "Green: worries that can wait for a full picture"},
};
static constexpr std::array onwards{
    Word<Onward>{Onward::advice, "advice", "Advice and information"},
    Word<Onward>{Onward::no_further_action, "no_further_action", "No further action"},
    Word<Onward>{Onward::early_help, "early_help", "Early help"},
    Word<Onward>{Onward::social_care, "social_care", "Children's social care: a referral"},
    Word<Onward>{Onward::strategy_discussion, "strategy_discussion", "Strategy discussion"},
    Word<Onward>{Onward::lado, "lado", "Designated officer: somebody who works with children"},
    Word<Onward>{Onward::other_authority, "other_authority", "Another authority"},
};
static constexpr std::array tellings{
    Word<Telling>{Telling::told, "told", "They were told"},
    Word<Telling>{Telling::anonymous, "anonymous", "They cannot be told: nobody knows who they are"},
    Word<Telling>{Telling::unsafe, "unsafe", "They are not told: it would put somebody at risk"},
};
static constexpr std::array advisers{
    Word<Adviser>{Adviser::not_needed, "not_needed", "Nobody is abused now, or the adult is not in the area"},
    Word<Adviser>{Adviser::offered, "offered", "Offered, and not answered yet"},
    Word<Adviser>{Adviser::declined, "declined", "Offered and declined"},
    Word<Adviser>{Adviser::involved, "involved", "Works with the adult"},
};
static constexpr std::array levels{
    Word<Level>{Level::universal, "universal", "Level 1: universal services are enough"},
    Word<Level>{Level::early_help, "early_help", "Level 2: early help by one or two agencies"},
    Word<Level>{Level::targeted, "targeted", "Level 3: early help that several agencies plan together"},
    Word<Level>{Level::statutory, "statutory", "Level 4: children in need, or at risk of significant harm"},
};

std::span<const Word<Harm>> words_for(Harm) { return harms; }
std::span<const Word<Known>> words_for(Known) { return knowns; }
std::span<const Word<Consent>> words_for(Consent) { return consents; }
std::span<const Word<Rating>> words_for(Rating) { return ratings; }
std::span<const Word<Onward>> words_for(Onward) { return onwards; }
std::span<const Word<Telling>> words_for(Telling) { return tellings; }
std::span<const Word<Adviser>> words_for(Adviser) { return advisers; }
std::span<const Word<Level>> words_for(Level) { return levels; }

}  // namespace holdfast::hub_contacts
