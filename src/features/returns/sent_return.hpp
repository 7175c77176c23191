#pragma once

#include "base/log.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/returns_store.hpp"
#include "features/returns/held_file.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::returns {

/// The returns that can be sent through the browser.
enum class Kind : std::uint8_t { census, ssda903, annex_a, ssd };
struct KindLine {
    Kind value{};
    std::string_view token{};  ///< also the source of its entries
    std::string_view words{}, files{};
};
inline constexpr std::array kinds{KindLine{Kind::census, "census", "Children in need census", "One XML file"},
                                  KindLine{Kind::ssda903, "ssda903", "Return of children looked after (SSDA903)", "The tables, one CSV file each"},
                                  KindLine{Kind::annex_a, "annex-a", "Annex A", "One Excel workbook (.xlsx), or one CSV file for each list"},
                                  KindLine{Kind::ssd, "ssd", "Standard Safeguarding Dataset", "The tables, one CSV file each"}};
inline constexpr const KindLine& line_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

/// How much is taken at once. A census is read as a stream; the others are read a file at a time and held in memory while they are checked and loaded.
inline constexpr std::size_t largest_sending = std::size_t{256} << 20;
inline constexpr std::size_t largest_table = std::size_t{32} << 20;
inline constexpr std::size_t largest_tables = std::size_t{64} << 20;
inline constexpr std::size_t most_files = 80;
/// How long a return that was checked waits for the word to load it, and how many of one person wait.
inline constexpr std::chrono::minutes sent_waits_for{60};
inline constexpr std::size_t most_sent_waiting{3};

/// What somebody sent, as they sent it.
struct Sending {
    Kind kind{};
    std::vector<HeldFile> files{};
    std::string authority{};          ///< its number; empty where only one is on record; a census says whose it is
    std::optional<int> collection{};  ///< of the SSDA903: that of its newest day where it is not said
    std::optional<Date> as_at{};      ///< of Annex A and of the dataset: the newest day in them where it is not said
    std::uint64_t size() const;
    /// The names of the files, with commas between them.
    std::string names() const;
};

/// What came of reading a return and bringing the records in line with it, to see or to keep.
struct Found {
    pathway::ReturnReport report{};
    std::vector<pathway::RuleCount> rules{};
    std::string fingerprint{};  ///< of what was read
};

/// How far a sent return is. `refused`: it cannot be taken as it is. `failed`: the program or its machine could not do it.
enum class Stage : std::uint8_t { waiting, checking, checked, loading, loaded, refused, failed };

/// A return that was sent through the browser, from then until it is loaded, refused or forgotten. Its files are let go as soon as nothing more is to be read from
/// them. Safe to use from several threads.
class SentReturn {
public:
    SentReturn(std::string reference, Id<trail::Account> account, Sending sending, Log log);

    /// Where it is said that it could not be read for a fault of the program or its machine.
    const Log& log() const { return log_; }
    const std::string& reference() const { return reference_; }
    Id<trail::Account> account() const { return account_; }
    Kind kind() const { return kind_; }
    const std::string& names() const { return names_; }
    std::uint64_t size() const { return size_; }

    struct State {
        Stage stage{};
        std::shared_ptr<const Found> preview{}, loaded{};
        std::string refusal{};
        Instant settled_at{};
        bool is_under_way() const { return stage == Stage::waiting || stage == Stage::checking || stage == Stage::loading; }
    };
    State state() const;
    /// How much of it was read in the stage that it is in.
    std::uint64_t bytes_read() const { return bytes_read_; }
    void note_read(std::uint64_t bytes) { bytes_read_ = bytes; }

    /// The files, or nothing where they were let go.
    std::shared_ptr<const Sending> sending() const;
    /// Says that it is at this stage now, from the beginning of it.
    void begin(Stage stage);
    /// False where it is not at the stage of waiting for that word: somebody has said it already.
    bool begin_loading();
    void end_checking(Outcome<Found> found, Instant at);
    void end_loading(Outcome<Found> found, Instant at);
    void fail(Instant at);
    /// Waits until nothing is under way, but no longer than that.
    void wait(std::chrono::milliseconds longest) const;

private:
    void settle(Stage stage, Instant at);

    const std::string reference_;
    const Id<trail::Account> account_;
    const Kind kind_;
    const std::string names_;
    const std::uint64_t size_;
    const Log log_;
    mutable std::mutex mutex_{};
    mutable std::condition_variable settled_{};
    State state_{};
    std::shared_ptr<const Sending> sending_;
    std::atomic<std::uint64_t> bytes_read_{};
};

}  // namespace holdfast::returns
