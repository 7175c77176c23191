#include "features/annual_report/files_service.hpp"

#include "core/documents/file.hpp"
#include "core/documents/table_listing.hpp"

#include <filesystem>
#include <fstream>
#include <set>

namespace holdfast::annual_report {

namespace fs = std::filesystem;
using documents::Document;

/// Tables of an earlier run that the report no longer has would contradict it, or show what this edition hides.
static void remove_others(const std::string& folder, const std::set<std::string>& kept) {
    std::vector<fs::path> stale;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool is_ours = name.ends_with(".csv") || name.ends_with(".csv-metadata.json");
        if (entry.is_regular_file() && is_ours && !kept.contains(name)) stale.push_back(entry.path());
    }
    for (const auto& path : stale) fs::remove(path);
}

static void write_tables(const Document& document, const std::string& folder, Written& written) {
    fs::create_directories(folder);
    std::set<std::string> names;
    for (const auto& [part, table] : documents::tables_of(document)) {
        const std::string name = table->name + ".csv", metadata = name + "-metadata.json";
        documents::replace_file(folder + "/" + name, exchange::to_csv(documents::listing_of(*table, document.figures)));
        documents::replace_file(folder + "/" + metadata, documents::csv_metadata(*table, document.figures));
        written.files.push_back(folder + "/" + name);
        names.insert({name, metadata});
    }
    remove_others(folder, names);
}

/// Says which edition the files of a folder are, since most of their formats do not show it.
static constexpr std::string_view marker = "annual-report.edition";

static std::string_view word_of(Audience edition) { return edition == Audience::public_ ? "public" : "internal"; }

/// The report's files that the folder holds.
static std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> found;
    for (const auto& format : documents::formats)
        if (const std::string name = "annual-report." + std::string(format.token); fs::is_regular_file(folder + "/" + name)) found.push_back(name);
    if (fs::is_directory(folder + "/tables") && !fs::is_empty(folder + "/tables")) found.emplace_back("tables");
    return found;
}

static std::string joined(const std::vector<std::string>& names) {
    std::string words;
    for (const auto& name : names) words += (words.empty() ? "" : ", ") + name;
    return words;
}

/// Two editions side by side would be taken for one: what is hidden in the one stands in the other. Files that nothing is known of may be internal.
static Outcome<Done> check_folder(const std::string& folder, Audience edition) {
    const auto names = files_in(folder);
    std::ifstream in(folder + "/" + std::string(marker));
    std::string held{"internal"};
    in >> held;
    if (names.empty() || held == word_of(edition)) return Done{};
    return conflict("The folder " + folder + " holds files of the " + held + " edition: " + joined(names) + ". Choose another folder for the " +
                    std::string(word_of(edition)) + " edition.");
}

Outcome<Written> write_report(trail::View& view, const Contributions& contributions, const ReportOptions& options) {
    const Document document = TRY(assemble(view, contributions, options.year, options.edition, options.threshold));
    TRY(check_folder(options.dir, options.edition));
    fs::create_directories(options.dir);
    documents::replace_file(options.dir + "/" + std::string(marker), std::string(word_of(options.edition)) + "\n");
    Written written;
    int step = 0;
    for (const auto format : options.formats) {
        const auto token = documents::words_of(format).token;
        if (options.begins) options.begins(++step, static_cast<int>(options.formats.size()), token);
        if (format == Format::csv) {
            write_tables(document, options.dir + "/tables", written);
            continue;
        }
        const std::string path = options.dir + "/annual-report." + std::string(token);
        if (const auto done = documents::write_file(document, format, path)) written.files.push_back(path);
        else written.problems.push_back(in_words(done.refusal()));
    }
    return written;
}

}  // namespace holdfast::annual_report
