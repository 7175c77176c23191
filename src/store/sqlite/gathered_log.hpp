#pragma once

namespace holdfast::store::sqlite {

/// The name of a way to the file system that gathers what SQLite appends to the log of a database (its `-wal` file) and hands it to the kernel in one
/// piece when the log is flushed. SQLite itself hands over the head and the page of each frame on their own: some hundred calls for a group of changes.
/// For connections whose every commit flushes the log (`synchronous = FULL`) alone: nothing else says when a commit is over. All other files are
/// the usual file system's.
const char* gathered_log();

}  // namespace holdfast::store::sqlite
