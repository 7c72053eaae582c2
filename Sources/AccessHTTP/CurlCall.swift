// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import CCurl
import Dispatch
import Synchronization

/// A question or a message for libcurl.
struct CurlRequest: Sendable {
  var address: String
  var headers: [String]
  /// What is sent along, by POST; nil to ask only.
  var body: String?
  /// Whether a proxy of the organisation is used when the environment names one; never for what is not by https.
  var mayUseProxy = true
  /// Whether it may only go to computers that anybody on the internet can reach.
  var isForOutside = false
  var milliseconds: Int
  /// A larger answer is refused.
  var mostBytes: Int
}

/// What libcurl brought back.
struct CurlAnswer: Sendable {
  var status: Int
  var body: [UInt8]
}

/// Why there is no answer, in a few Dutch words.
struct CurlSilence: Error {
  var reason: String
}

/// A line to the network: libcurl waits where it is called, so it is called on threads of its own, a few at a time.
struct CurlLine: Sendable {
  private let queue: DispatchQueue
  private let running = Running()
  /// Libcurl asks to be started before the first thread uses it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  private static let atOnce = 16

  private final class Running: Sendable {
    let count = Mutex(0)
  }

  init(label: String) {
    queue = DispatchQueue(label: label, attributes: .concurrent)
  }

  func perform(_ request: CurlRequest) async -> Result<CurlAnswer, CurlSilence> {
    guard CurlLine.isReady else { return .failure(CurlSilence(reason: "libcurl start niet")) }
    let isFree = running.count.withLock { count in
      guard count < CurlLine.atOnce else { return false }
      count += 1
      return true
    }
    guard isFree else { return .failure(CurlSilence(reason: "te veel vragen tegelijk")) }
    defer { running.count.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: CurlCall.perform(request)) }
    }
  }
}

/// What came in so far, and what was refused. Used by one thread, while libcurl works.
private final class CurlState {
  let mostBytes: Int
  var bytes: [UInt8] = []
  var isTooLarge = false
  var isInside = false

  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }
}

private enum CurlCall {
  static func perform(_ request: CurlRequest) -> Result<CurlAnswer, CurlSilence> {
    func silence(_ reason: String) -> Result<CurlAnswer, CurlSilence> { .failure(CurlSilence(reason: reason)) }
    guard let handle = curl_easy_init() else { return silence("libcurl start niet") }
    defer { curl_easy_cleanup(handle) }
    var headers: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(headers) }
    // No "Expect: 100-continue", which some servers wait for in vain.
    for line in request.headers + ["Expect:"] { headers = curl_slist_append(headers, line) }
    let state = CurlState(mostBytes: request.mostBytes)
    let target = Unmanaged.passUnretained(state).toOpaque()
    guard setUp(handle, request, headers), regietafel_curl_set_writer(handle, write, target) == CURLE_OK,
      !request.isForOutside || regietafel_curl_set_opener(handle, open, target) == CURLE_OK
    else { return silence("libcurl kan dit niet") }
    let code = withExtendedLifetime(state) { curl_easy_perform(handle) }
    if state.isTooLarge { return silence("het antwoord is te groot") }
    if state.isInside { return silence("het adres ligt in het eigen netwerk") }
    guard code == CURLE_OK else { return silence(reason(code)) }
    var status = 0
    guard regietafel_curl_status(handle, &status) == CURLE_OK else { return silence("geen antwoord") }
    return .success(CurlAnswer(status: status, body: state.bytes))
  }

  private static func setUp(
    _ handle: UnsafeMutableRawPointer, _ request: CurlRequest, _ headers: UnsafeMutablePointer<curl_slist>?
  ) -> Bool {
    let isSecure = request.address.hasPrefix("https://")
    var texts: [(CURLoption, String)] = [
      (CURLOPT_URL, request.address), (CURLOPT_USERAGENT, "Regietafel"),
      (CURLOPT_PROTOCOLS_STR, isSecure ? "https" : "http"),
    ]
    if !isSecure || !request.mayUseProxy { texts.append((CURLOPT_NOPROXY, "*")) }
    // Copied, and sent as it is.
    if let body = request.body { texts.append((CURLOPT_COPYPOSTFIELDS, body)) }
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_TIMEOUT_MS, request.milliseconds),
      (CURLOPT_CONNECTTIMEOUT_MS, request.milliseconds / 2),
    ]
    return texts.allSatisfy { regietafel_curl_set_text(handle, $0.0, $0.1) == CURLE_OK }
      && numbers.allSatisfy { regietafel_curl_set_number(handle, $0.0, $0.1) == CURLE_OK }
      && regietafel_curl_set_headers(handle, headers) == CURLE_OK
  }

  /// Takes what came in; answering less than there was makes libcurl stop.
  private static let write: curl_write_callback = { data, size, count, target in
    guard let data, let target else { return 0 }
    let state = Unmanaged<CurlState>.fromOpaque(target).takeUnretainedValue()
    let length = size * count
    guard state.bytes.count + length <= state.mostBytes else {
      state.isTooLarge = true
      return 0
    }
    state.bytes += UnsafeRawBufferPointer(start: data, count: length)
    return length
  }

  /// Opens a connection to a number that libcurl found for the name, unless it is within the network of the server. Asked at
  /// the connection itself, so a name cannot lead elsewhere after it was looked at.
  private static let open: curl_opensocket_callback = { target, _, address in
    guard let target, let address else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = Int(regietafel_curl_number(address, &bytes))
    guard NetworkAddress.isPublic(Array(bytes.prefix(count))) else {
      Unmanaged<CurlState>.fromOpaque(target).takeUnretainedValue().isInside = true
      return -1
    }
    return regietafel_curl_open(address)
  }

  private static func reason(_ code: CURLcode) -> String {
    switch code {
    case CURLE_OPERATION_TIMEDOUT: "antwoordt te laat"
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: "naam niet gevonden"
    case CURLE_COULDNT_CONNECT: "geen verbinding"
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: "certificaat niet vertrouwd"
    case CURLE_SSL_CONNECT_ERROR: "geen veilige verbinding"
    default: "fout \(code.rawValue) van libcurl"
    }
  }
}
