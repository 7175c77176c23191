#include "core/documents/process.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace holdfast::documents {

static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// Input from nowhere, output to the log, and a process group of its own so that whatever it starts can be stopped with it.
struct Surroundings {
    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};

    explicit Surroundings(const std::string& log_file) {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files, 1, log_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_adddup2(&files, 1, 2);
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    }
    ~Surroundings() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    Surroundings(const Surroundings&) = delete;
    Surroundings& operator=(const Surroundings&) = delete;
};

static pid_t start(const Program& program) {
    const Surroundings surroundings(program.log_file);
    std::vector<std::string> arguments = program.arguments, environment = program.environment;
    arguments.insert(arguments.begin(), program.path);
    pid_t child = 0;
    const int error =
        posix_spawn(&child, program.path.c_str(), &surroundings.files, &surroundings.attributes, pointers(arguments).data(), pointers(environment).data());
    if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + program.path);
    return child;
}

/// Waits on a descriptor of the process, so that the time limit needs neither a signal nor a clock to be asked again and again.
static bool ends_in_time(pid_t child, std::chrono::milliseconds limit) {
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "cannot wait for a program");
    pollfd waited{descriptor, POLLIN, 0};
    int ready = 0;
    do ready = poll(&waited, 1, static_cast<int>(limit.count()));
    while (ready < 0 && errno == EINTR);
    close(descriptor);
    return ready == 1;
}

int run(const Program& program) {
    const pid_t child = start(program);
    const bool is_ended = ends_in_time(child, program.time_limit);
    if (!is_ended) kill(-child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return is_ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace holdfast::documents
