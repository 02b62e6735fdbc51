import Testing
import Threads

@Test(arguments: [0, 1, 9, 10, 1000, 1003])
func `the parts of something long are all of it, in order`(count: Int) {
  let parts = Parts.map(count, least: 10) { $0 }
  #expect(parts.flatMap { Array($0) } == Array(0..<count))
  #expect(parts.count == 1 || parts.allSatisfy { $0.count >= 10 })
}

@Test(arguments: [0, 1, 99, 100, 101, 1000])
func `what is made ahead is used in order`(count: Int) {
  var used: [Int] = []
  Parts.forEach(count, by: 100, make: { $0.map { $0 * 2 } }, use: { used += $0 })
  #expect(used == (0..<count).map { $0 * 2 })
}

@Test func `work beside another hands over what it made`() {
  let beside = Beside { (1...1000).reduce(0, +) }
  #expect(beside.value == 500_500)
  #expect(beside.isDone(within: 0))
}
