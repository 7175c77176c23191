#pragma once

#include "base/outcome.hpp"
#include "core/trail/actor.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

/// The stages that a record can be in and the lawful moves between them, as a table that the compiler checks.
namespace holdfast::workflow {

/// One lawful move: who may make it, and the event that says it was made.
template <class Stage, class Step>
struct Transition {
    Stage from;
    Step step;
    Stage to;
    Permission permission;
    std::string_view event;
};

/// The lawful moves of one kind of record, from the stage in which it begins. A table in which a stage cannot be reached, a step leads to two
/// places, or a move has no event to tell of it does not compile. It says nothing of the record itself: whose it is, the policy answers.
template <class Stage, class Step, std::size_t N>
class Workflow {
public:
    using Move = Transition<Stage, Step>;

    consteval Workflow(Stage start, std::array<Move, N> moves) : start_(start), moves_(moves) {
        const std::array<bool, N> reached = reached_moves();
        for (std::size_t a = 0; a < N; ++a) {
            if (!reached[a]) throw "a transition starts from a stage that nothing reaches";
            if (moves_[a].event.find('.') == std::string_view::npos) throw "a transition has no event";
            for (std::size_t b = a + 1; b < N; ++b)
                if (moves_[a].from == moves_[b].from && moves_[a].step == moves_[b].step) throw "two transitions share a stage and a step";
        }
    }

    constexpr Stage start() const { return start_; }
    constexpr std::span<const Move> moves() const { return moves_; }

    /// The move of this step from this stage; none where it is not lawful.
    constexpr const Move* find(Stage from, Step step) const {
        for (const Move& move : moves_)
            if (move.from == from && move.step == step) return &move;
        return nullptr;
    }

    /// The move that the actor makes. Refused with `conflict` where the stage does not allow the step (most often somebody else was first), and then
    /// with `forbidden` where the actor lacks its permission.
    Outcome<Move> take(const trail::Actor& actor, Stage from, Step step) const {
        const Move* const move = find(from, step);
        if (move == nullptr) return conflict("This cannot be done now: it has moved on. Open it again to see where it stands.");
        if (!actor.may(move->permission)) return forbidden();
        return *move;
    }

    /// What the actor may do from this stage, in the order of the table: a button each.
    std::vector<Move> open_to(const trail::Actor& actor, Stage from) const {
        std::vector<Move> open;
        for (const Move& move : moves_)
            if (move.from == from && actor.may(move.permission)) open.push_back(move);
        return open;
    }

    /// Whether nothing leads out of the stage.
    constexpr bool is_end(Stage stage) const {
        for (const Move& move : moves_)
            if (move.from == stage) return false;
        return true;
    }

private:
    constexpr std::array<bool, N> reached_moves() const {
        std::array<bool, N> reached{};
        for (std::size_t pass = 0; pass < N; ++pass)
            for (std::size_t at = 0; at < N; ++at) reached[at] = reached[at] || is_reached(moves_[at].from, reached);
        return reached;
    }
    constexpr bool is_reached(Stage stage, const std::array<bool, N>& reached) const {
        for (std::size_t at = 0; at < N; ++at)
            if (reached[at] && moves_[at].to == stage) return true;
        return stage == start_;
    }

    Stage start_;
    std::array<Move, N> moves_;
};

template <class Stage, class Step, std::size_t N>
Workflow(Stage, std::array<Transition<Stage, Step>, N>) -> Workflow<Stage, Step, N>;

}  // namespace holdfast::workflow
