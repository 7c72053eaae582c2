// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import CCurl
import Dispatch
import Synchronization

/// Asks providers over the network with libcurl, which checks certificates by the list of the system.
///
/// Libcurl waits where it is called, so it is called on threads of its own; a few questions at a time, since nobody needs more.
public struct CurlFetcher: ProviderFetcher {
  private let limits: CurlLimits
  private let queue = DispatchQueue(label: "regietafel.aanbieders", attributes: .concurrent)
  private let running = Running()
  /// Libcurl asks to be started before the first thread uses it.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
  private static let atOnce = 16

  private final class Running: Sendable {
    let count = Mutex(0)
  }

  /// A fetcher. Tests wait less long.
  public init(seconds: Double = 10) {
    limits = CurlLimits(milliseconds: Int(seconds * 1000))
  }

  /// The answer to a question.
  public func fetch(_ request: ProviderRequest) async throws -> ProviderReply {
    guard CurlFetcher.isReady else { throw ProviderSilence("libcurl start niet") }
    let isFree = running.count.withLock { count in
      guard count < CurlFetcher.atOnce else { return false }
      count += 1
      return true
    }
    guard isFree else { throw ProviderSilence("te veel vragen tegelijk") }
    defer { running.count.withLock { $0 -= 1 } }
    let limits = limits
    let result: Result<ProviderReply, ProviderSilence> = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: CurlCall.perform(request, limits)) }
    }
    return try result.get()
  }
}

struct CurlLimits: Sendable {
  var milliseconds: Int
}

/// What came in so far. Used by one thread, while libcurl works.
private final class CurlBody {
  var bytes: [UInt8] = []
  var isTooLarge = false
}

private enum CurlCall {
  static func perform(_ request: ProviderRequest, _ limits: CurlLimits) -> Result<ProviderReply, ProviderSilence> {
    guard let handle = curl_easy_init() else { return .failure(ProviderSilence("libcurl start niet")) }
    defer { curl_easy_cleanup(handle) }
    var headers: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(headers) }
    // No "Expect: 100-continue", which some servers wait for in vain.
    let lines =
      ["Accept: application/json", "Expect:"] + (request.authorization.map { ["Authorization: \($0)"] } ?? [])
    for line in lines { headers = curl_slist_append(headers, line) }
    let body = CurlBody()
    guard setUp(handle, request, limits, headers),
      regietafel_curl_set_writer(handle, write, Unmanaged.passUnretained(body).toOpaque()) == CURLE_OK
    else { return .failure(ProviderSilence("libcurl kan dit niet")) }
    let code = withExtendedLifetime(body) { curl_easy_perform(handle) }
    if body.isTooLarge { return .failure(ProviderSilence("het antwoord is te groot")) }
    guard code == CURLE_OK else { return .failure(ProviderSilence(reason(code))) }
    var status = 0
    guard regietafel_curl_status(handle, &status) == CURLE_OK else {
      return .failure(ProviderSilence("geen antwoord"))
    }
    return .success(ProviderReply(status: status, body: body.bytes))
  }

  private static func setUp(
    _ handle: UnsafeMutableRawPointer, _ request: ProviderRequest, _ limits: CurlLimits,
    _ headers: UnsafeMutablePointer<curl_slist>?
  ) -> Bool {
    let isSecure = request.address.hasPrefix("https://")
    // A proxy of the organisation is used when the environment names one, but never for this computer itself.
    var texts: [(CURLoption, String)] = [
      (CURLOPT_URL, request.address), (CURLOPT_USERAGENT, "Regietafel"),
      (CURLOPT_PROTOCOLS_STR, isSecure ? "https" : "http"),
    ]
    if !isSecure { texts.append((CURLOPT_NOPROXY, "*")) }
    // Copied, and sent as it is.
    if let form = request.form { texts.append((CURLOPT_COPYPOSTFIELDS, form)) }
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_TIMEOUT_MS, limits.milliseconds),
      (CURLOPT_CONNECTTIMEOUT_MS, limits.milliseconds / 2),
    ]
    return texts.allSatisfy { regietafel_curl_set_text(handle, $0.0, $0.1) == CURLE_OK }
      && numbers.allSatisfy { regietafel_curl_set_number(handle, $0.0, $0.1) == CURLE_OK }
      && regietafel_curl_set_headers(handle, headers) == CURLE_OK
  }

  /// Takes what came in; answering less than there was makes libcurl stop.
  private static let write: curl_write_callback = { data, size, count, target in
    guard let data, let target else { return 0 }
    let body = Unmanaged<CurlBody>.fromOpaque(target).takeUnretainedValue()
    let length = size * count
    guard body.bytes.count + length <= CurlFetcher.mostBytes else {
      body.isTooLarge = true
      return 0
    }
    body.bytes += UnsafeRawBufferPointer(start: data, count: length)
    return length
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
