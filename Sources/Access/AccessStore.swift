// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Where accounts, sessions and the audit log are kept. Each call is done as a whole or not at all, and takes so little time
/// that nobody has to wait for it elsewhere.
public protocol AccessStore: FollowStore {
  /// All accounts, in the order in which they were made.
  func accounts() throws -> [Account]
  /// The account with this number.
  func account(_ id: Int) throws -> Account?
  /// The account with this name.
  func account(named name: String) throws -> Account?
  /// The account of somebody for whom a provider vouches.
  func account(of identity: ProviderIdentity) throws -> Account?
  /// Keeps a new account and gives it a number; nil when the name is taken.
  func insert(_ account: Account) throws -> Int?
  /// Changes an account as it stands now, but for its name and the steps of its codes; false when there is none with this
  /// number. Nobody else changes an account meanwhile, in this process or another.
  ///
  /// - Parameter work: makes the change, knowing all accounts; may be called again when the store was away for a moment. What
  ///   it throws is thrown on, and nothing is changed.
  func change(_ id: Int, _ work: @Sendable (_ account: inout Account, _ all: [Account]) throws -> Void) throws -> Bool
  /// Marks a step as used; false when it, or a later one, was used before.
  func takeStep(_ step: Int64, of account: Int) throws -> Bool
  /// Replaces the recovery codes of an account, by their digests.
  func setRecovery(_ digests: [String], of account: Int) throws
  /// Uses a recovery code up; false when there is none with this digest.
  func takeRecovery(_ digest: String, of account: Int) throws -> Bool

  /// Keeps an invitation instead of any other for the account.
  func insert(_ invitation: Invitation) throws
  /// The invitation with this digest.
  func invitation(_ digest: String) throws -> Invitation?
  /// Uses an invitation up; false when somebody else just did.
  func takeInvitation(_ digest: String) throws -> Bool

  /// Keeps a session, and throws away those that ended before `now`; false when the account was blocked or got another
  /// password since it was read.
  func insert(_ session: Session, of account: Account, now: Moment) throws -> Bool
  /// The session with this digest.
  func session(_ digest: String) throws -> Session?
  /// Notes that a request came.
  func touch(_ digest: String, at moment: Moment) throws
  /// The sessions of an account, the newest first.
  func sessions(of account: Int) throws -> [Session]
  /// Ends a session.
  func endSession(_ digest: String) throws
  /// Ends all sessions of an account.
  func endSessions(of account: Int) throws

  /// Keeps a key.
  func insert(_ key: AccessKey) throws
  /// The key with this digest.
  func key(_ digest: String) throws -> AccessKey?
  /// The keys of an account, the newest first.
  func keys(of account: Int) throws -> [AccessKey]
  /// Notes that a key was used.
  func touchKey(_ id: Int, at moment: Moment) throws
  /// Removes a key of an account; false when it has none with this number.
  func removeKey(_ id: Int, of account: Int) throws -> Bool
  /// Uses the state of a sign-in through a provider up; false when it was used before. Those that ended before `now` are
  /// forgotten.
  func takeState(_ digest: String, until: Moment, now: Moment) throws -> Bool

  /// Changes the failed tries of names and addresses, while nobody else does. Those from before `old` are thrown away.
  ///
  /// - Parameter work: is given what is known, and gives what to keep, in the same order; nil forgets. May be called again
  ///   when the store was away for a moment. What it throws is thrown on, and nothing is changed.
  func changeTries(of subjects: [String], old: Moment, _ work: @Sendable ([Tries?]) throws -> [Tries?]) throws

  /// Keeps a proposal and gives its number; that of the same form sent before when there is one.
  func insert(_ proposal: Proposal) throws -> Int
  /// The proposals of an organisation, the newest first.
  func proposals(of organisation: Organisation) throws -> [Proposal]
  /// Closes an open proposal; false when it is closed already.
  func close(_ id: Int, as status: Proposal.Status, by account: Int, reason: String) throws -> Bool

  /// Writes a line of the audit log.
  func append(_ event: AuditEvent, at moment: Moment) throws
  /// Lines before a position, the newest first.
  func audit(_ filter: AuditFilter, before position: Int?, limit: Int) throws -> [AuditEntry]
  /// Checks every line of the audit log.
  func verifyAudit() throws -> AuditVerification
}
