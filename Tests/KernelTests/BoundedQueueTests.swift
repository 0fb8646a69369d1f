import Kernel
import Synchronization
import Testing

/// The hand-over of work from many threads to one.
@Suite struct `A bounded queue` {
    @Test func `refuses what exceeds its limit`() {
        let queue = BoundedQueue<Int>(limit: 2)
        #expect(queue.push(1))
        #expect(queue.push(2))
        #expect(!queue.push(3))
        #expect(queue.count == 2)
    }

    @Test func `gives all that waits, in order, at once`() {
        let queue = BoundedQueue<Int>(limit: 10)
        for number in 1...3 { _ = queue.push(number) }
        var batch: [Int] = []
        #expect(queue.takeAll(into: &batch) == .elements)
        #expect(batch == [1, 2, 3])
        #expect(queue.count == 0)
    }

    @Test func `gives one element at a time to several consumers`() {
        let queue = BoundedQueue<Int>(limit: 10)
        for number in 1...2 { _ = queue.push(number) }
        #expect(queue.takeFirst() == 1)
        #expect(queue.takeFirst() == 2)
        queue.close()
        #expect(queue.takeFirst() == nil)
    }

    @Test func `says when nothing came`() {
        let queue = BoundedQueue<Int>(limit: 1)
        var batch: [Int] = []
        #expect(queue.takeAll(into: &batch, timeout: .milliseconds(1)) == .nothing)
    }

    @Test func `gives what waited when it closes, then ends`() {
        let queue = BoundedQueue<Int>(limit: 10)
        _ = queue.push(7)
        queue.close()
        #expect(!queue.push(8))
        var batch: [Int] = []
        #expect(queue.takeAll(into: &batch) == .elements)
        batch.removeAll()
        #expect(queue.takeAll(into: &batch) == .closed)
    }

    @Test func `loses and doubles nothing between four threads and one`() {
        let queue = BoundedQueue<Int>(limit: 40_000)
        let received = Mutex<[Int]>([])
        let consumer = OSThread(named: "consumer") {
            var batch: [Int] = []
            while queue.takeAll(into: &batch) == .elements {
                received.withLock { $0 += batch }
                batch.removeAll(keepingCapacity: true)
            }
        }
        let producers = (0..<4).map { _ in Producer() }
        for (place, producer) in producers.enumerated() { producer.start(queue, from: place * 10_000) }
        for producer in producers { producer.finish() }
        queue.close()
        consumer.join()
        #expect(received.withLock { $0.sorted() } == Array(0..<40_000))
    }
}

/// Pushes ten thousand numbers from a thread of its own.
private final class Producer {
    private let ended = BoundedQueue<Void>(limit: 1)

    func start(_ queue: BoundedQueue<Int>, from first: Int) {
        let ended = ended
        _ = OSThread(named: "producer") {
            for number in first..<first + 10_000 { while !queue.push(number) {} }
            _ = ended.push(())
        }
    }

    func finish() { _ = ended.takeFirst() }
}
