// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CFuzzer

// Where the linker takes libFuzzer's own `main`, this file is passed by; both ways lead to `fuzz`.
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = withUnsafeMutablePointer(to: &arguments) { pointer in
  pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
    LLVMFuzzerRunDriver(&count, $0, fuzz)
  }
}
