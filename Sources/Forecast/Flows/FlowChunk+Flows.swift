// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

// How units move in a step. Each method leaves in the column of the flow how many went.
extension FlowChunk {
  /// No more units than this come from outside in a step.
  private static let mostAtOnce = 0x1p30

  /// Moves the level of a shock by a step and works out its factor.
  func move(_ shock: FlowPlan.Shock, _ step: Int) {
    let (level, factor, law) = (column(shock.level), column(shock.factor), shock.shock)
    draw(stream: shock.stream, step: UInt32(step), number: 0)
    for lane in 0..<lanes { level[lane] = law.memory * level[lane] + law.spread * Double(normals[lane]) }
    if law.jumpChance > 0 {
      philox.fill(
        words, lanes: lanes, firstPath: firstPath,
        at: Philox.Place(step: UInt32(step), stream: shock.stream, draw: 1))
      for lane in 0..<lanes where Philox.uniform(words[lane]) < law.jumpChance {
        // Below the chance the number is uniform once more: its logarithm is an exponential jump.
        level[lane] -= law.jumpMean * PlainMath.log(Philox.uniform(words[lane]) / law.jumpChance)
      }
    }
    let centre = shock.centres[step]
    for lane in 0..<lanes { factor[lane] = PlainMath.exp(level[lane] - centre) }
  }

  func run(_ flow: FlowPlan.Flow, _ step: Int) {
    switch flow.kind {
    case .arrival(let mean, let dispersion, let shock):
      arrive(flow, mean: mean.value(step), dispersion: dispersion, shock: shock, step)
    case .leak(let stock, let chance): leak(flow, plan.stocks[stock], chance: chance.value(step), step)
    case .delay(let stock, let mean): pass(flow, plan.stocks[stock], mean: mean.value(step), step)
    case .drawn(let stock, let wanted, let stepSpread, let backlog, let carriesOver):
      take(flow, plan.stocks[stock], wanted: wanted.value(step), stepSpread: stepSpread, step)
      settle(flow, backlog: column(backlog), carriesOver: carriesOver, plan.stocks[stock])
    case .induced(let cause, let ratio): induce(flow, cause: column(cause), ratio: ratio.value(step), step)
    }
    distribute(flow, step)
  }

  private func arrive(_ flow: FlowPlan.Flow, mean: Double, dispersion: Double, shock: Int?, _ step: Int) {
    if let shock {
      let factors = column(plan.shocks[shock].factor)
      for lane in 0..<lanes { work[lane] = mean * factors[lane] }
    } else {
      for lane in 0..<lanes { work[lane] = mean }
    }
    if dispersion > 0 {
      draw(stream: flow.stream, step: UInt32(step), number: FlowDraw.gamma)
      // A gamma number is nearly the cube of a normal one (Wilson and Hilferty 1931).
      let square = dispersion / 9
      let deviation = square.squareRoot()
      for lane in 0..<lanes {
        let root = 1 - square + deviation * Double(normals[lane])
        work[lane] *= root < 0 ? 0 : root * root * root
      }
    }
    come(flow, step)
  }

  private func induce(
    _ flow: FlowPlan.Flow, cause: UnsafeMutablePointer<Double>, ratio: Double, _ step: Int
  ) {
    for lane in 0..<lanes { work[lane] = cause[lane] * ratio }
    if let factor = flow.factor {
      let factors = column(factor.column)
      for lane in 0..<lanes { work[lane] *= factors[lane] }
    }
    come(flow, step)
  }

  /// Poisson numbers with the means that stand in `work`.
  private func come(_ flow: FlowPlan.Flow, _ step: Int) {
    for lane in 0..<lanes { work[lane] = work[lane] > FlowChunk.mostAtOnce ? FlowChunk.mostAtOnce : work[lane] }
    draw(stream: flow.stream, step: UInt32(step), number: FlowDraw.main)
    Counts.poisson(column(flow.count), means: work, words: words, normals: normals, lanes: lanes)
  }

  private func leak(_ flow: FlowPlan.Flow, _ stock: FlowPlan.Stock, chance: Double, _ step: Int) {
    let (gone, total) = (column(flow.count), column(stock.total))
    if let factor = flow.factor {
      let factors = column(factor.column)
      for lane in 0..<lanes {
        let product = chance * factors[lane]
        chances[lane] = product > 1 ? 1 : product
      }
    }
    let chance = flow.factor == nil ? chance : nil
    if stock.isDelay {
      let entry = column(stock.entry)
      for lane in 0..<lanes { rest[lane] = total[lane] - entry[lane] }
      thin(rest, chance, into: gone, flow, step, number: FlowDraw.main)
      takeEvenly(gone, from: stock, flow, step)
    } else {
      thin(total, chance, into: gone, flow, step, number: FlowDraw.main)
    }
    for lane in 0..<lanes { total[lane] -= gone[lane] }
  }

  /// Takes units from the stages, of which `rest` is the sum, in proportion to what each holds: every so-manieth unit
  /// from a random one on (systematic sampling), so that no stage is favoured and the sum is exact.
  private func takeEvenly(
    _ gone: UnsafeMutablePointer<Double>, from stock: FlowPlan.Stock, _ flow: FlowPlan.Flow, _ step: Int
  ) {
    philox.fill(
      words, lanes: lanes, firstPath: firstPath,
      at: Philox.Place(step: UInt32(step), stream: flow.stream, draw: UInt32(FlowDraw.stages)))
    let (passed, ratio) = (work, chances)
    for lane in 0..<lanes {
      passed[lane] = 0
      taken[lane] = 0
      ratio[lane] = gone[lane] / (rest[lane] < 1 ? 1 : rest[lane])
    }
    for stage in stock.stages {
      let units = column(stage)
      for lane in 0..<lanes {
        passed[lane] += units[lane]
        // The bounds hold but for rounding: no stage gives more than it has, and the later ones can give the others.
        let place = PlainMath.floor(ratio[lane] * passed[lane] + Philox.uniform(words[lane]))
        let least = gone[lane] - (rest[lane] - passed[lane])
        let most = taken[lane] + units[lane]
        let above = place < least ? least : place
        let within = above > most ? most : above
        let until = within > gone[lane] ? gone[lane] : within
        units[lane] -= until - taken[lane]
        taken[lane] = until
      }
    }
  }

  /// How many of `units` go, with one chance or, if that is nil, the chances that stand in `chances`.
  private func thin(
    _ units: UnsafeMutablePointer<Double>, _ chance: Double?, into counts: UnsafeMutablePointer<Double>,
    _ flow: FlowPlan.Flow, _ step: Int, number: Int
  ) {
    draw(stream: flow.stream, step: UInt32(step), number: number)
    if let chance {
      Counts.binomial(counts, of: units, chance: chance, words: words, normals: normals, lanes: lanes)
      return
    }
    Counts.binomial(counts, of: units, chances: chances, words: words, normals: normals, lanes: lanes)
  }

  private func pass(_ flow: FlowPlan.Flow, _ stock: FlowPlan.Stock, mean: Double, _ step: Int) {
    let (gone, total) = (column(flow.count), column(stock.total))
    let chance = Double(stock.stages.count) / mean
    if let factor = flow.factor {
      let factors = column(factor.column)
      for lane in 0..<lanes {
        let quotient = chance / factors[lane]
        chances[lane] = quotient > 1 ? 1 : quotient
      }
    }
    // From the last stage to the first, so that no unit moves twice.
    for (index, stage) in stock.stages.enumerated().reversed() {
      let units = column(stage)
      let isLast = stage == stock.stages.upperBound - 1
      let moved = isLast ? gone : work
      thin(units, flow.factor == nil ? chance : nil, into: moved, flow, step, number: index)
      for lane in 0..<lanes { units[lane] -= moved[lane] }
      guard !isLast else { continue }
      let next = column(stage + 1)
      for lane in 0..<lanes { next[lane] += moved[lane] }
    }
    for lane in 0..<lanes { total[lane] -= gone[lane] }
  }

  /// What is wanted in this step, as a whole number in `work`.
  private func take(
    _ flow: FlowPlan.Flow, _ stock: FlowPlan.Stock, wanted: Double, stepSpread: Double, _ step: Int
  ) {
    for lane in 0..<lanes { work[lane] = wanted }
    if let factor = flow.factor {
      let factors = column(factor.column)
      for lane in 0..<lanes { work[lane] *= factors[lane] }
    }
    if stepSpread > 0 {
      draw(stream: flow.stream, step: UInt32(step), number: FlowDraw.stepFactor)
      fillFactors(rest, spread: stepSpread)
      for lane in 0..<lanes { work[lane] *= rest[lane] }
    }
    philox.fill(
      words, lanes: lanes, firstPath: firstPath,
      at: Philox.Place(step: UInt32(step), stream: flow.stream, draw: UInt32(FlowDraw.main)))
    for lane in 0..<lanes {
      let bounded = work[lane] > FlowCheck.most ? FlowCheck.most : work[lane]
      let whole = PlainMath.floor(bounded)
      work[lane] = whole + (Philox.uniform(words[lane]) < bounded - whole ? 1 : 0)
    }
  }

  /// Takes what is wanted as far as the stock goes.
  private func settle(
    _ flow: FlowPlan.Flow, backlog: UnsafeMutablePointer<Double>, carriesOver: Bool, _ stock: FlowPlan.Stock
  ) {
    let (gone, total) = (column(flow.count), column(stock.total))
    for lane in 0..<lanes {
      let asked = backlog[lane] + work[lane]
      let taken = asked > total[lane] ? total[lane] : asked
      let left = carriesOver ? asked - taken : 0
      backlog[lane] = left > FlowCheck.most ? FlowCheck.most : left
      gone[lane] = taken
      total[lane] -= taken
      rest[lane] = taken
    }
    guard stock.isDelay else { return }
    for part in stock.stages.reversed() + [stock.entry] {
      let units = column(part)
      for lane in 0..<lanes {
        let taken = rest[lane] > units[lane] ? units[lane] : rest[lane]
        units[lane] -= taken
        rest[lane] -= taken
      }
    }
  }

  /// Brings the units that went to where they go.
  private func distribute(_ flow: FlowPlan.Flow, _ step: Int) {
    let (route, gone) = (flow.route, column(flow.count))
    if route.targets.count > 1 {
      let last = route.targets.count - 1
      for lane in 0..<lanes { rest[lane] = gone[lane] }
      for index in 0..<last {
        let branch = column(route.counts[index])
        if let shares = route.shareColumns {
          chances.update(from: column(shares.lowerBound + index), count: lanes)
        }
        let share = route.shareColumns == nil ? route.shares[index] : nil
        thin(rest, share, into: branch, flow, step, number: FlowDraw.split + index)
        for lane in 0..<lanes { rest[lane] -= branch[lane] }
      }
      column(route.counts[last]).update(from: rest, count: lanes)
    }
    for (target, branch) in zip(route.targets, route.counts) {
      guard let target else { continue }
      let stock = plan.stocks[target]
      let (units, total) = (column(branch), column(stock.total))
      for lane in 0..<lanes { total[lane] += units[lane] }
      guard stock.isDelay else { continue }
      let entry = column(stock.entry)
      for lane in 0..<lanes { entry[lane] += units[lane] }
    }
  }
}
