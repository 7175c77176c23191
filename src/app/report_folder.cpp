#include "app/report_folder.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace holdfast::app {

namespace fs = std::filesystem;

static fs::file_status status_of(const fs::path& path) {
    std::error_code ignored;
    return fs::status(path, ignored);
}

/// A folder such as those of /proc and /sys, in which not even root makes files, though their rights say so.
static bool is_made_by_the_kernel(const fs::path& folder) {
    struct statfs system {};
    return ::statfs(folder.c_str(), &system) == 0 && (system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC);
}

static Outcome<Done> check_folder(const fs::path& folder) {
    if (!fs::is_directory(status_of(folder))) return invalid(fmt::format("{} is a file, so no folder can be there", folder.string()));
    const bool takes_files = ::access(folder.c_str(), W_OK | X_OK) == 0 && !is_made_by_the_kernel(folder);
    if (!takes_files) return invalid(fmt::format("this user may not write in {}", folder.string()));
    return Done{};
}

/// The folder itself, or the nearest above it that is there.
static fs::path nearest_there(fs::path folder) {
    while (!fs::exists(status_of(folder)) && folder.has_parent_path() && folder != folder.parent_path()) folder = folder.parent_path();
    return fs::exists(status_of(folder)) ? folder : fs::path(".");
}

Outcome<Done> check_report_folder(const AnnualReportOrder& order) {
    const fs::path folder(order.folder);
    TRY(check_folder(nearest_there(folder)));
    for (const auto& format : order.formats) {
        const fs::path file = folder / fmt::format("annual-report.{}", format);
        if (format == "csv" && fs::exists(status_of(folder / "tables"))) TRY(check_folder(folder / "tables"));
        if (fs::is_directory(status_of(file))) return invalid(fmt::format("{} is a folder, so no report can be there", file.string()));
    }
    return Done{};
}

}  // namespace holdfast::app
