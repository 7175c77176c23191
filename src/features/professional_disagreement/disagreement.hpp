#pragma once

#include "base/id.hpp"
#include "base/outcome.hpp"
#include "base/record_ref.hpp"
#include "core/trail/actor.hpp"
#include "core/workflow/workflow.hpp"
#include "features/professional_disagreement/permissions.hpp"
#include "features/professional_disagreement/standards.hpp"
#include "features/professional_disagreement/vocabulary.hpp"

#include <optional>
#include <string>
#include <vector>

/// A disagreement among professionals about a decision for a child. Nothing about the child waits for it: it reads the record that it is about and never writes in it.
namespace holdfast::professional_disagreement {

enum class Stage {
    waiting,   ///< those who are asked at its level have not answered
    answered,  ///< they have; who disagrees accepts it or takes it on
    resolved
};
enum class Step { answer, take_on, resolve };

std::string_view token_of(Stage stage);
std::string_view in_words(Stage stage);
std::optional<Stage> parse_stage(std::string_view token);

inline constexpr workflow::Workflow pathway{
    Stage::waiting,
    std::array{
        workflow::Transition<Stage, Step>{Stage::waiting, Step::answer, Stage::answered, permissions::take_part, "professional_disagreement.level_answered"},
        workflow::Transition<Stage, Step>{Stage::answered, Step::answer, Stage::answered, permissions::take_part, "professional_disagreement.level_answered"},
        workflow::Transition<Stage, Step>{Stage::waiting, Step::take_on, Stage::waiting, permissions::take_part, "professional_disagreement.level_raised"},
        workflow::Transition<Stage, Step>{Stage::answered, Step::take_on, Stage::waiting, permissions::take_part, "professional_disagreement.level_raised"},
        workflow::Transition<Stage, Step>{Stage::waiting, Step::resolve, Stage::resolved, permissions::take_part, "professional_disagreement.disagreement_resolved"},
        workflow::Transition<Stage, Step>{Stage::answered, Step::resolve, Stage::resolved, permissions::take_part, "professional_disagreement.disagreement_resolved"},
    }};

/// Who disagrees with what, why, and what they want for the child.
struct Disagreement {
    Id<Disagreement> id{};
    std::string reference{};
    std::string kind{}, subject{};  ///< of the record that it is about
    Instant raised_at{};
    Id<trail::Account> raised_by{};
    std::string raising_agency{};   ///< by key where the partnership has it on file
    std::string deciding_agency{};  ///< by key
    std::string decision{};         ///< which decision
    std::string why{};
    std::string sought{};  ///< for the child
    Stage stage{};
    int level{1};
    std::optional<Ending> ending{};
    std::string learned{};
    std::optional<Date> resolved_on{};
    std::int64_t version{1};  ///< grows with every change

    RecordRef record() const { return {disagreement_kind, reference}; }
    RecordRef about() const { return {kind, subject}; }
    std::span<const Level> levels() const { return levels_on(london_date(raised_at)); }
    const Level& now_at() const { return levels()[static_cast<std::size_t>(level) - 1]; }
    bool is_at_last_level() const { return static_cast<std::size_t>(level) == levels().size(); }
};

/// What is wrong with it, field by field.
std::vector<FieldError> problems_of(const Disagreement& disagreement);

struct Answer {
    std::optional<Stance> stance{};
    std::string words{};
};
std::vector<FieldError> problems_of(const Answer& answer);

struct Resolution {
    std::optional<Ending> ending{};
    std::string words{};    ///< what happens for the child now
    std::string learned{};  ///< what the agencies learned from it
};
std::vector<FieldError> problems_of(const Resolution& resolution);

/// Somebody who takes part, and since which level.
struct Part {
    Id<trail::Account> account{};
    Side side{};
    int level{};
};
/// What somebody on these sides may do now: the agency that decided answers; who disagrees takes it on, and resolves it; who scrutinises resolves it at the last level.
bool may_take(Step step, const Disagreement& disagreement, const std::vector<Side>& sides);
/// Whether they may end it so: what is withdrawn, is withdrawn by who raised it.
bool may_end(Ending ending, const std::vector<Side>& sides);

/// Something that happened in it.
struct Happened {
    Move move{};
    int level{};  ///< at which it stood afterwards
    std::optional<Stance> stance{};
    std::string words{};
    Instant at{};
    Id<trail::Account> by{};
};

}  // namespace holdfast::professional_disagreement
