// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import PackagePlugin

/// Runs `EmbedFiles` over the `Resources` folder of a target, so that the program is one file
/// with its tables, rules, templates and styles inside.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let resources = target.directoryURL.appending(path: "Resources")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let names = try FileManager.default.subpathsOfDirectory(atPath: resources.path).sorted()
    let files = names.map { resources.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    return [
      .buildCommand(
        displayName: "Embedding the files of \(target.name)",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [resources.path, output.path],
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
