#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace holdfast {

/// A field the user must correct, keyed by the form control's name.
struct FieldError {
    std::string field{};
    std::string message{};
    friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// Why the system declined. A refusal is never a bug and never a broken machine: those throw.
struct Refusal {
    enum class Kind { invalid, not_found, forbidden, conflict };
    Kind kind{};
    std::string message{};
    std::vector<FieldError> errors{};
};

/// The input cannot be taken as it is; every field in error is named at once.
inline Refusal invalid(std::vector<FieldError> errors) { return {Refusal::Kind::invalid, {}, std::move(errors)}; }
inline Refusal invalid(std::string message) { return {Refusal::Kind::invalid, std::move(message), {}}; }
/// There is no such record, or none that this reader may know of.
inline Refusal not_found(std::string message = {}) { return {Refusal::Kind::not_found, std::move(message), {}}; }
/// The act itself is not among the actor's permissions.
inline Refusal forbidden(std::string message = {}) { return {Refusal::Kind::forbidden, std::move(message), {}}; }
/// Somebody or something else changed the record first, or its state no longer allows the act.
inline Refusal conflict(std::string message) { return {Refusal::Kind::conflict, std::move(message), {}}; }

/// The refusal in one line for a log or a terminal: its message, then each field and what is wrong with it.
std::string in_words(const Refusal& refusal);

/// What an Outcome holds when there is nothing to give back but that it was done.
struct Done {};

/// Either the value asked for or the reason it was refused.
template <class T>
class [[nodiscard]] Outcome {
public:
    using Value = T;

    Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Outcome(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T&& operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    const Refusal& refusal() const { return std::get<1>(state_); }

private:
    std::variant<T, Refusal> state_;
};

}  // namespace holdfast

/// Unwraps an Outcome or returns its refusal to the caller. (GCC and Clang only; see docs/decisions.)
#define TRY(expression)                                  \
    __extension__({                                      \
        auto outcome_ = (expression);                    \
        if (!outcome_) return outcome_.refusal();        \
        *std::move(outcome_);                            \
    })
