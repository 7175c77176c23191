#pragma once

#include "core/calendar/calendar.hpp"
#include "core/census/reader.hpp"
#include "core/census/validator.hpp"
#include "core/pathway/census_child.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/pathway/strangers.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace holdfast::pathway {

/// A census that is read and held to its rules on a thread of its own, while the children who came before are stored on the caller's. What is read ahead is bounded.
class CensusReading {
public:
    struct Header {
        std::string authority{};  ///< empty where it does not say
        std::optional<Date> reference_on{};
    };
    struct Child {
        std::string la_child_id{};
        Outcome<CensusChild> said;
        std::vector<Stranger> strangers{};
    };
    /// What comes next: the header alone, some children, or the end.
    struct Part {
        std::optional<Header> header{};
        std::vector<Finding> findings{};
        std::vector<Child> children{};
        std::optional<census::Problem> problem{};  ///< it could not be read on
        bool is_end{};
    };

    CensusReading(const calendar::Calendar& calendar, census::Source source);
    /// Stops reading where the end has not come.
    ~CensusReading();

    /// Waits for the next part. Throws what reading threw. Nothing comes after a problem or the end.
    Part next();
    /// What the rules found of the whole census and what the reader noted; to be asked when the end has come.
    const census::Validator& validator() const { return validator_; }
    const census::Notices& notices() const { return reader_.notices(); }

private:
    void run(const std::stop_token& stop);
    void read_header();
    void read_child();
    void hand_over(const std::stop_token& stop);
    void keep(const census::Breach& breach);

    census::Validator validator_;
    census::Reader reader_;
    Part part_{};  ///< in the making
    std::mutex mutex_{};
    std::condition_variable_any changed_{};
    std::deque<Part> ready_{};
    std::exception_ptr failure_{};
    std::jthread thread_{};  ///< last, so that it ends first
};

}  // namespace holdfast::pathway
