// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Dispatch

/// Runs the jobs of an actor on a dispatch queue, one at a time: what waits there keeps no thread of Swift's own small pool.
final class QueueExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "regietafel.portier", qos: .userInitiated)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
